import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { factsOf, readPiece, typeOptions } from '../form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { id } }) => ({
  piece: await view(api.GET('/api/v1/vendor/evidence/{id}', { params: { path: { id } } })),
  types: typeOptions(),
});

export const actions: Actions = {
  default: async ({ params: { id }, request }) => {
    const read = await readPiece(request);
    if ('refused' in read) return read.refused;
    const sent = await send(
      api.PUT('/api/v1/vendor/evidence/{id}', {
        params: { path: { id }, header: { 'if-match': read.values.etag } },
        body: factsOf(read.values),
      }),
      read.values,
    );
    return sent.ok ? redirect(303, '/espace/preuves?fait=modification') : sent.failure;
  },
};
