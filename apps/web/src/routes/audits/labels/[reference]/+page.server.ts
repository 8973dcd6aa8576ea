import { actOnLabel, getLabelDesk } from '#lib/server/labels.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { reference }, url }) => ({
  desk: await getLabelDesk(reference),
  done: url.searchParams.get('fait'),
});

export const actions: Actions = {
  act: ({ params: { reference }, request }) =>
    actOnLabel(reference, request, `/audits/labels/${reference}`),
};
