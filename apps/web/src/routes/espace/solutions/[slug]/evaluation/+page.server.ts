import { redirect } from '@sveltejs/kit';
import { THEME_IDS } from '@gouvtech/criteria/types';
import { api, send } from '#lib/server/api.ts';
import { simulationOf } from '#lib/server/criteria/simulation.ts';
import { activityLines } from './view/activity.server.ts';
import { reviewOf } from './view/review.server.ts';
import { figuresWords, gainLines, progressRow, rootOf, themeRows } from './view/progress.server.ts';
import type { Actions, PageServerLoad } from './$types';

const START = ['nothing', 'previous', 'product'] as const;

export const load: PageServerLoad = async ({ params, parent, url }) => {
  const { assessment, now, me } = await parent();
  const { open, score, published } = assessment;
  const root = rootOf(params.slug);
  const rows = open ? themeRows(open, params.slug) : [];
  return {
    root,
    rows,
    mine: url.searchParams.get('themes') === 'miens' ? me.account.id : null,
    withdrawn: url.searchParams.get('fait') === 'retrait',
    progress: open ? progressRow(open) : null,
    gains: gainLines(assessment),
    draft: score.draft?.overall ?? null,
    shown: score.published?.overall ?? null,
    shownWords: figuresWords(score.published?.overall),
    themesChanged: (score.changes?.themes ?? []).map(({ theme }) => theme),
    review: reviewOf(assessment, root),
    activity: activityLines(assessment.activity, open?.criteriaSet, now),
    state: published?.status ?? null,
    simulation: await simulationOf(params.slug, published?.criteriaSet),
  };
};

export const actions: Actions = {
  confier: async ({ params, request }) => {
    const data = await request.formData();
    const text = (name: string) => String(data.get(name) ?? '');
    // Only what this person changed: a colleague may be giving other themes at the same time.
    const themes = THEME_IDS.filter((id) => text(`theme.${id}`) !== text(`was.${id}`)).map(
      (theme) => ({ theme, accountId: text(`theme.${theme}`) || null }),
    );
    const sent = await send(
      api.PUT('/api/v1/vendor/solutions/{slug}/assessment/assignments', {
        params: { path: { slug: params.slug } },
        body: { themes },
      }),
      { from: '' },
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `${rootOf(params.slug)}#themes-confies`);
  },
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
