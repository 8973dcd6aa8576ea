import { redirect } from '@sveltejs/kit';
import { api, send } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reading uses nothing up: programs open the links of mails before people do. */
export const load: PageServerLoad = async ({ params: { token } }) => {
  const read = await send(
    api.GET('/api/v1/invitation', { params: { query: { token: token.slice(0, 100) } } }),
    {},
  );
  return read.ok
    ? { invitation: read.data, problem: null }
    : { invitation: null, problem: read.problem };
};

export const actions: Actions = {
  default: async ({ params: { token }, request }) => {
    const position = String((await request.formData()).get('position') ?? '');
    const sent = await send(
      api.POST('/api/v1/invitation/acceptance', { body: { token: token.slice(0, 100), position } }),
      { position },
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `/espace/organisations/${sent.data.slug}?fait=bienvenue`);
  },
};
