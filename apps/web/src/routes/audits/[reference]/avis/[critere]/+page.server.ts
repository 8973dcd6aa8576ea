import { redirect } from '@sveltejs/kit';
import type { EvidenceType } from '@gouvtech/criteria';
import { TIERS } from '@gouvtech/criteria';
import { formatDate, formatPercent, formatSize } from '#lib/format.ts';
import { api, send } from '#lib/server/api.ts';
import { EVIDENCE_WORDS } from '#lib/server/criteria/words.ts';
import { webAddress } from '../../../../solutions/[slug]/view/address.ts';
import {
  getCriterion,
  headOf,
  rootOf,
  themeName,
  type AuditedCriterion,
} from '../view/calls.server.ts';
import { verdictWords } from '../view/words.ts';
import { choicesOf, effectOf } from './choices.server.ts';
import { bodyOf, keptOf, typedOf } from './form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { reference, critere }, url }) => {
  const found = await getCriterion(reference, critere);
  const { audit, criterion, answer, verdict, scale } = found;
  const version = audit.frozen.criteriaSet;
  const best = scale.toSorted((a, b) => b.value - a.value)[0] ?? null;
  const expected = scale.find(({ value }) => value === answer.declaredValue) ?? best;
  return {
    head: headOf(audit),
    audit,
    criterion: {
      ...{ id: criterion.id, title: criterion.title, question: criterion.question },
      ...{ blocking: criterion.blocking, required: criterion.required },
      themeName: themeName(version, criterion.theme),
    },
    answer: {
      ...answer,
      mark: TIERS.find((one) => one === answer.proof)!,
      worth: answer.declaredValue === null ? null : formatPercent(answer.declaredValue),
    },
    expected: expected && { ...expected, worth: formatPercent(expected.value) },
    scale: scale.toReversed().map((one) => ({ ...one, worth: formatPercent(one.value) })),
    pieces: found.evidence.map(pieceShown),
    values: keptOf(found),
    verdict: verdict && {
      ...verdict,
      words: verdictWords(verdict.draft ? 'draft' : 'given', verdict),
    },
    reply: found.reply,
    proportional: found.proportional,
    choices: choicesOf(found),
    without: effectOf(found.without),
    label: found.label,
    theme: found.theme.map(({ id, state, required, outcome }) => ({
      id,
      words:
        state === 'missing' && !required
          ? 'Pas attendu'
          : state === 'draft'
            ? 'Brouillon'
            : verdictWords(state, { outcome, value: null }),
      required,
      given: state === 'given',
    })),
    ...{ previous: found.previous, next: found.next, todo: found.todo },
    canWrite: audit.actions.includes('audit:write-verdict'),
    done: { act: url.searchParams.get('fait'), on: url.searchParams.get('sur') },
  };
};

const VISIBILITIES = {
  public: 'publique',
  'on-request': 'communiquée sur demande',
  restricted: 'accès restreint',
} as const;
const SCANS: Record<string, string> = {
  infected: 'programme malveillant reconnu\u00a0: le fichier n’est pas servi',
  pending: 'l’antivirus ne l’a pas encore examiné',
};

function pieceShown(piece: AuditedCriterion['evidence'][number]) {
  const { file } = piece;
  const blocked = file && (SCANS[file.scan] ?? null);
  return {
    id: piece.id,
    title: piece.title,
    href: file ? (blocked ? null : file.href) : webAddress(piece.url),
    outside: !file,
    about: [
      piece.from === 'reply' && 'jointe à la réponse de l’éditeur',
      EVIDENCE_WORDS[piece.type as EvidenceType],
      piece.issuer,
      file && `${file.name.split('.').at(-1)!.toUpperCase()}, ${formatSize(file.size)}`,
      file?.sameAsFrozen === true && 'empreinte conforme',
      file?.sameAsFrozen === false && 'empreinte différente de la copie figée',
      blocked,
      VISIBILITIES[piece.visibility],
      `du ${formatDate(piece.datedOn)}`,
      piece.expired && 'expirée',
    ]
      .filter(Boolean)
      .join(', '),
  };
}

type Event = {
  params: { reference: string; critere: string };
  request: Request;
};

async function write({ params: { reference, critere }, request }: Event, draft: boolean) {
  const values = typedOf(await request.formData());
  const sent = await send(
    api.PUT('/api/v1/audits/{reference}/verdicts/{criterion}', {
      params: { path: { reference, criterion: critere }, header: { 'if-match': values.etag } },
      body: bodyOf(values, draft),
    }),
    values,
  );
  if (!sent.ok) return sent.failure;
  const root = `${rootOf(reference)}/avis`;
  if (draft) redirect(303, `${root}/${critere}?fait=brouillon`);
  const { todo } = sent.data;
  redirect(303, todo ? `${root}/${todo}?fait=avis&sur=${critere}` : `${root}?fait=termine`);
}

export const actions: Actions = {
  rendre: (event) => write(event, false),
  garder: (event) => write(event, true),
  effacer: async ({ params: { reference, critere }, request }) => {
    const values = typedOf(await request.formData());
    const sent = await send(
      api.DELETE('/api/v1/audits/{reference}/verdicts/{criterion}', {
        params: { path: { reference, criterion: critere }, header: { 'if-match': values.etag } },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `${rootOf(reference)}/avis/${critere}?fait=efface`);
  },
};
