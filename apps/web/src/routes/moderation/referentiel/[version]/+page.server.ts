import { CRITERIA_SET_STATUS_LABELS } from '@gouvtech/domain/labels';
import { api, view } from '#lib/server/api.ts';
import { titleIn } from '#lib/server/criteria/changes.ts';
import type { PageServerLoad } from './$types';

const SORTS = {
  change: 'ceux qui changent le plus',
  loss: 'les plus fortes baisses',
  gain: 'les plus fortes hausses',
  prerequisites: 'ceux qui perdent le plus de prérequis',
  name: 'par nom',
} as const;
type Sort = keyof typeof SORTS;

export const load: PageServerLoad = async ({ params: { version }, url }) => {
  const [sort, page] = [url.searchParams.get('tri'), url.searchParams.get('page')];
  const report = await view(
    api.GET('/api/v1/moderation/criteria-versions/{version}/simulation', {
      params: {
        path: { version },
        query: { ...(sort && { sort: sort as Sort }), ...(page && { page: page as never }) },
      },
    }),
  );
  const titled = (found: { criterion: string; solutions: number }[]) =>
    found.map((one) => ({ ...one, title: titleIn(version, one.criterion) }));
  return {
    report: { ...report, lost: titled(report.lost), won: titled(report.won) },
    state: CRITERIA_SET_STATUS_LABELS[report.status],
    sorts: Object.entries(SORTS).map(([key, label]) => ({ key, label })),
  };
};
