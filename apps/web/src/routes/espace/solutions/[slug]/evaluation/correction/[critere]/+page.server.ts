import { error, fail, redirect } from '@sveltejs/kit';
import { loadSet, percent } from '@gouvtech/criteria';
import { api, send } from '#lib/server/api.ts';
import { answerOf, readValues, type AnswerValues } from '../../answer-form.ts';
import { getPublished } from '../../calls.server.ts';
import { describe } from '../../describe-answer.ts';
import { criterionAsked, wordsOf, type CriterionAsked } from '../../view/criterion.server.ts';
import { rootOf } from '../../view/progress.server.ts';
import type { Actions, PageServerLoad } from './$types';

const PUBLISHED = '/api/v1/vendor/solutions/{slug}/assessment/published-answers/{criterion}';

export const load: PageServerLoad = async ({ params }) => {
  const { slug, critere: id } = params;
  const { criteria, criteriaSet } = await getPublished(slug);
  const found = criteria.find((one) => one.id === id);
  if (!found?.answer.response)
    error(404, `${id} n’a pas de réponse publiée.`, { code: 'criterion-not-found' });
  const asked = criterionAsked(found, criteriaSet, {});
  const root = rootOf(slug);
  return {
    root,
    back: `${root}/correction?theme=${id.slice(0, 3)}`,
    criterion: { ...asked, choices: lowerChoices(asked, criteriaSet) },
    said: describe(asked.values, wordsOf(asked)),
  };
};

/** Only what may be worth as much or less; « sans objet » changes what counts. */
function lowerChoices({ id, choices, score }: CriterionAsked, version: string) {
  const levels = loadSet(version).criteria.find((one) => one.id === id)?.levels ?? [];
  const most = percent(score.declaredValue ?? 0);
  return choices.filter(({ value, worth }) => {
    if (value === 'na') return false;
    const level = levels.find(({ key }) => value === `level:${key}`);
    return level === undefined || Number(worth) <= most;
  });
}

export const actions: Actions = {
  baisser: async ({ params, request }) => {
    const { slug, critere: criterion } = params;
    const data = await request.formData();
    const { criteriaSet } = await getPublished(slug);
    const shapes = loadSet(criteriaSet).criteria.find(({ id }) => id === criterion)?.fields ?? [];
    const values: AnswerValues = readValues(data, criterion, shapes);
    const answer = answerOf(values, shapes);
    if (!answer) {
      const message = 'Choisissez ce que vaut la réponse aujourd’hui.';
      const errors = [{ path: 'response.level', message }];
      const problem = {
        status: 400,
        code: 'invalid-input',
        title: 'La réponse publiée n’a pas changé',
        detail: message,
        errors,
      };
      return fail(400, { problem, values });
    }
    const sent = await send(
      api.PUT(PUBLISHED, {
        params: {
          path: { slug, criterion },
          header: { 'if-match': `"${Number(data.get('revision')) || 0}"` },
        },
        body: answer,
      }),
      { ...values },
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `${rootOf(slug)}/correction?theme=${criterion.slice(0, 3)}&fait=${criterion}`);
  },
  retirer: async ({ params, request }) => {
    const { slug, critere: criterion } = params;
    const evidenceId = String((await request.formData()).get('piece') ?? '');
    const sent = await send(
      api.DELETE(`${PUBLISHED}/evidence/{evidenceId}`, {
        params: { path: { slug, criterion, evidenceId } },
      }),
      {},
    );
    if (!sent.ok) return fail(sent.problem.status, { problem: sent.problem, values: null });
    redirect(303, `${rootOf(slug)}/correction?theme=${criterion.slice(0, 3)}&fait=${criterion}`);
  },
};
