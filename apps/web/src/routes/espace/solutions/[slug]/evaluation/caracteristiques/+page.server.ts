import { fail, redirect } from '@sveltejs/kit';
import { api, send } from '#lib/server/api.ts';
import type { AssessmentFacts } from '../calls.server.ts';
import { effectsOf } from '../view/effects.server.ts';
import { progressRow, rootOf, themeRows } from '../view/progress.server.ts';
import { factsIn, readFacts } from './facts-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, parent, url }) => {
  const { assessment } = await parent();
  const { open } = assessment;
  if (!open) redirect(303, rootOf(params.slug));
  const effects = effectsOf(open.facts, open.criteriaSet);
  return {
    root: rootOf(params.slug),
    rows: themeRows(open, params.slug),
    progress: progressRow(open),
    facts: open.facts,
    effects,
    canAnswer: assessment.actions.includes('assessment:answer'),
    saved: url.searchParams.has('enregistre'),
    reopened: (url.searchParams.get('rouverts') ?? '')
      .split(',')
      .filter((id) => /^[A-Z]{3}-\d\d$/.test(id)),
    firstTheme:
      themeRows(open, params.slug).find(({ applicable }) => applicable > 0)?.href ??
      rootOf(params.slug),
  };
};

export const actions: Actions = {
  default: async ({ params, request }) => {
    const data = await request.formData();
    const facts = readFacts(data);
    const revision = String(data.get('revision') ?? '0');
    const sent = await send(
      api.PUT('/api/v1/vendor/solutions/{slug}/assessment/facts', {
        params: {
          path: { slug: params.slug },
          header: { 'if-match': `"${Number(revision) || 0}"` },
        },
        body: { facts },
      }),
      { facts, revision },
    );
    if (!sent.ok) {
      const current = sent.problem.current as AssessmentFacts | undefined;
      // What a colleague answered is shown beside what was sent, which is kept: sending again chooses it.
      const values = {
        facts,
        revision: String(current?.revision ?? revision),
        theirs: current ? factsIn(current) : null,
      };
      return fail(sent.problem.status, { problem: sent.problem, values });
    }
    const { reopened } = sent.data;
    const query = new URLSearchParams({
      enregistre: '1',
      ...(reopened.length && { rouverts: reopened.join(',') }),
    });
    redirect(303, `${rootOf(params.slug)}/caracteristiques?${query}`);
  },
};
