import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { id } }) => ({
  piece: await view(api.GET('/api/v1/vendor/evidence/{id}', { params: { path: { id } } })),
});

export const actions: Actions = {
  default: async ({ params: { id }, request }) => {
    const etag = String((await request.formData()).get('etag') ?? '');
    const sent = await send(
      api.DELETE('/api/v1/vendor/evidence/{id}', {
        params: { path: { id }, header: { 'if-match': etag } },
      }),
      {},
    );
    return sent.ok ? redirect(303, '/espace/preuves?fait=retrait') : sent.failure;
  },
};
