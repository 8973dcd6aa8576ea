import { error, redirect } from '@sveltejs/kit';
import { criteriaSets } from '@gouvtech/criteria';
import { criterionTexts } from '@gouvtech/criteria/texts';
import { api, send, view } from '#lib/server/api.ts';
import { EVIDENCE_WORDS } from '#lib/server/criteria/words.ts';
import { whenWords } from '#lib/ui/save-state.ts';
import { getLibrary, getTheme } from '../../calls.server.ts';
import { describe } from '../../describe-answer.ts';
import { valuesOf } from '../../answer-form.ts';
import { criterionAsked, wordsOf } from '../../view/criterion.server.ts';
import { rootOf } from '../../view/progress.server.ts';
import type { Actions, PageServerLoad } from './$types';

const ANSWER = '/api/v1/vendor/solutions/{slug}/assessment/answers/{criterion}';

export const load: PageServerLoad = async ({ params, parent, url }) => {
  const { slug, theme, critere: criterion } = params;
  const path = { slug, criterion };
  const q = url.searchParams.get('cherche') ?? '';
  const expected = expectedTypes(criterion);
  const [{ assessment, now }, state, comments, history, library] = await Promise.all([
    parent(),
    getTheme(slug, theme),
    view(api.GET(`${ANSWER}/comments`, { params: { path } })),
    view(api.GET(`${ANSWER}/history`, { params: { path } })),
    getLibrary(slug, { q, first: expected }),
  ]);
  const { open } = assessment;
  if (!open) redirect(303, rootOf(slug));
  const found = state.criteria.find(({ id }) => id === criterion);
  if (!found)
    error(404, `${criterion} n’est pas un critère de ce thème.`, { code: 'criterion-not-found' });
  const asked = criterionAsked(found, open.criteriaSet, {});
  const words = wordsOf(asked);
  const joined = new Set(asked.evidence.map(({ id }) => id));
  return {
    root: rootOf(slug),
    back: `${rootOf(slug)}/${theme}#${criterion}`,
    criterion: asked,
    title: criterionTexts(criterion, open.criteriaSet).title,
    comments: comments.items.map((one) => ({ ...one, when: whenWords(one.at, now) })),
    history: history.items.map((one) => ({
      revision: one.revision,
      at: one.at,
      when: whenWords(one.at, now),
      by: one.by?.name ?? 'Reprise',
      said: one.response ? describe(valuesOf(one), words) : 'Réponse vidée',
    })),
    searched: q,
    found: library.total,
    librarySize: library.all,
    library: library.evidence
      .filter(({ id }) => !joined.has(id))
      .map(({ id, title, type, datedOn, state: validity, uses }) => ({
        id,
        title,
        type: EVIDENCE_WORDS[type],
        datedOn,
        expired: validity === 'expired',
        here: uses.some(({ solution }) => solution.slug === slug),
        expected: asked.expected.some((one) => one.type === EVIDENCE_WORDS[type]),
      }))
      .toSorted((a, b) => Number(b.expected) - Number(a.expected)),
    proofs: `/espace/preuves?retour=${encodeURIComponent(`${url.pathname}#pieces`)}`,
    canAnswer: assessment.actions.includes('assessment:answer'),
    canComment: assessment.actions.includes('assessment:comment'),
  };
};

/** Types of proof that the criterion asks for, in any version. */
const expectedTypes = (criterion: string) => [
  ...new Set(
    criteriaSets.flatMap(({ criteria }) =>
      criteria
        .filter(({ id }) => id === criterion)
        .flatMap(({ evidence }) => evidence.map(({ type }) => type)),
    ),
  ),
];

/** Every act ends on the same page, at the part it changed. */
const done = (part: string): never => redirect(303, `?#${part}`);

export const actions: Actions = {
  commenter: async ({ params: { slug, critere: criterion }, request }) => {
    const text = String((await request.formData()).get('text') ?? '');
    const sent = await send(
      api.POST(`${ANSWER}/comments`, { params: { path: { slug, criterion } }, body: { text } }),
      { text },
    );
    return sent.ok ? done('commentaires') : sent.failure;
  },
  supprimer: async ({ params: { slug, critere: criterion }, request }) => {
    const id = String((await request.formData()).get('id') ?? '');
    const sent = await send(
      api.DELETE(`${ANSWER}/comments/{id}`, { params: { path: { slug, criterion, id } } }),
      { text: '' },
    );
    return sent.ok ? done('commentaires') : sent.failure;
  },
  joindre: async ({ params: { slug, critere: criterion }, request }) => {
    const chosen = (await request.formData()).getAll('piece').map(String);
    for (const evidenceId of chosen) {
      const path = { slug, criterion, evidenceId };
      const sent = await send(api.POST(`${ANSWER}/evidence/{evidenceId}`, { params: { path } }), {
        text: '',
      });
      if (!sent.ok) return sent.failure;
    }
    return done('pieces');
  },
  retirer: async ({ params: { slug, critere: criterion }, request }) => {
    const evidenceId = String((await request.formData()).get('piece') ?? '');
    const path = { slug, criterion, evidenceId };
    const sent = await send(api.DELETE(`${ANSWER}/evidence/{evidenceId}`, { params: { path } }), {
      text: '',
    });
    return sent.ok ? done('pieces') : sent.failure;
  },
};
