import { error, redirect } from '@sveltejs/kit';
import { LISTING_KEYS, type SolutionDocument } from '@gouvtech/domain';
import type { DisputedObject } from '@gouvtech/domain/disputes';
import { FIELD_NAMES } from '@gouvtech/domain/words';
import { criterionTexts } from '@gouvtech/criteria/texts';
import { api, getSolution, send, view } from '#lib/server/api.ts';
import { text } from '#lib/server/disputes.ts';
import type { Actions, PageServerLoad } from './$types';

/** What may be contested from this link, the most precise first; the value is what the form sends. */
type Choice = { value: string; label: string; hint: string };

export const load: PageServerLoad = async ({ url: { searchParams } }) => {
  const slug = searchParams.get('solution');
  if (!slug) error(404, 'Ouvrez la fiche d’une solution, puis « Signaler une erreur ».');
  const reference = searchParams.get('label');
  const [document, label] = await Promise.all([
    getSolution(slug),
    reference ? labelOf(slug, reference) : null,
  ]);
  const criterion = searchParams.get('critere');
  const evidence = searchParams.get('preuve');
  const choices = criterion && !label ? answerChoices(document, criterion) : [];
  return {
    solution: { slug, name: document.name, vendor: document.vendor?.name ?? null },
    label,
    criterion: choices.length > 0 ? criterion : null,
    choices,
    fields: LISTING_KEYS.map((key) => ({ key, name: FIELD_NAMES[key] })),
    chosen:
      choices.find(({ value }) => value === `evidence:${evidence}`)?.value ?? choices[0]?.value,
    key: crypto.randomUUID(),
  };
};

/** The label contested; another solution’s is nobody’s here. */
async function labelOf(slug: string, reference: string) {
  const found = await view(
    api.GET('/api/v1/labels/{reference}', { params: { path: { reference } } }),
  );
  if (found.solution.slug !== slug)
    error(404, 'Ouvrez la page du label, puis « Contester ce label ».');
  const { schemeName, labeller, contestable } = found;
  return { reference, schemeName, labeller: labeller.name, contestable };
}

function answerChoices(document: SolutionDocument, criterion: string): Choice[] {
  const answer = document.answers.find((one) => one.criterion === criterion);
  if (!answer || answer.kind === 'unanswered') return [];
  const { title } = criterionTexts(criterion, document.assessment?.criteriaSet);
  return [
    { value: 'answer', label: 'La réponse de l’éditeur', hint: title },
    ...answer.evidence.map((piece) => ({
      value: `evidence:${piece.id}`,
      label: `La pièce « ${piece.title} »`,
      hint: 'Elle ne prouve pas la réponse, elle est fausse ou elle n’est plus valable.',
    })),
  ];
}

export const actions: Actions = {
  default: async ({ request, url: { searchParams } }) => {
    const form = await request.formData();
    const values = {
      object: text(form, 'objet') || 'listing',
      field: text(form, 'champ'),
      statement: text(form, 'statement'),
      link: text(form, 'link'),
    };
    const [object, evidence] = values.object.split(':');
    const criterion = searchParams.get('critere') ?? '';
    const label = searchParams.get('label') ?? '';
    const sent = await send(
      api.POST('/api/v1/disputes', {
        params: { header: { 'idempotency-key': text(form, 'key') || crypto.randomUUID() } },
        body: {
          solution: searchParams.get('solution') ?? '',
          object: object as DisputedObject,
          statement: values.statement,
          ...(values.link && { link: values.link }),
          ...((object === 'answer' || object === 'evidence') && { criterion }),
          ...(object === 'evidence' && evidence !== undefined && { evidence }),
          ...(object === 'label' && { label }),
          ...(object === 'listing' && values.field && { field: values.field }),
        },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `/compte/signalements/${sent.data.id}?fait=signale`);
  },
};
