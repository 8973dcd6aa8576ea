import { redirect } from '@sveltejs/kit';
import { api, send } from '#lib/server/api.ts';
import { activityLines } from './view/activity.server.ts';
import { figuresWords, gainLines, progressRow, rootOf, themeRows } from './view/progress.server.ts';
import type { Actions, PageServerLoad } from './$types';

const START = ['nothing', 'previous', 'product'] as const;

export const load: PageServerLoad = async ({ params, parent }) => {
  const { assessment, now } = await parent();
  const { open, score, published } = assessment;
  const root = rootOf(params.slug);
  return {
    root,
    rows: open ? themeRows(open, params.slug) : [],
    progress: open ? progressRow(open) : null,
    gains: gainLines(assessment),
    draft: score.draft?.overall ?? null,
    shown: score.published?.overall ?? null,
    shownWords: figuresWords(score.published?.overall),
    themesChanged: (score.changes?.themes ?? []).map(({ theme }) => theme),
    activity: activityLines(assessment.activity, open?.criteriaSet, now),
    state: published?.status ?? null,
  };
};

export const actions: Actions = {
  commencer: async ({ params, request }) => {
    const data = await request.formData();
    const chosen = String(data.get('from') ?? '');
    const [from = '', product = ''] = chosen.split(':');
    const values = { from: chosen };
    const sent = await send(
      api.POST('/api/v1/vendor/solutions/{slug}/assessment', {
        params: { path: { slug: params.slug } },
        body: {
          from: START.find((one) => one === from) ?? ('' as 'nothing'),
          ...(product && { product }),
        },
      }),
      values,
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `${rootOf(params.slug)}/caracteristiques`);
  },
};
