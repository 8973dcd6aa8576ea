import { appeal, getDispute } from '#lib/server/disputes.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { id }, url }) => ({
  dispute: await getDispute(id),
  done: url.searchParams.get('fait'),
});

export const actions: Actions = {
  appeal: ({ params: { id }, request }) => appeal(id, request, `/compte/signalements/${id}`),
};
