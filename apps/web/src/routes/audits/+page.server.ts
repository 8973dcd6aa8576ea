import { pageOf } from '#lib/labels/register.ts';
import { api, view } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

const LISTS = { cours: 'open', termines: 'ended', tous: 'all' } as const;

export const load: PageServerLoad = async ({ url }) => {
  const asked = url.searchParams.get('liste') ?? 'cours';
  const list = Object.hasOwn(LISTS, asked) ? (asked as keyof typeof LISTS) : 'cours';
  const mine = url.searchParams.get('equipe') === 'moi';
  const q = (url.searchParams.get('q') ?? '').slice(0, 200);
  const query = { state: LISTS[list], mine, q, page: pageOf(url) };
  return {
    list,
    mine,
    q,
    audits: await view(api.GET('/api/v1/audits', { params: { query } })),
  };
};
