import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { factsOf, multipartOf, readPiece, typeOptions } from '../../form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { id }, url }) => ({
  piece: await view(api.GET('/api/v1/vendor/evidence/{id}', { params: { path: { id } } })),
  by: url.searchParams.get('par') === 'lien' ? ('lien' as const) : ('fichier' as const),
  types: typeOptions(),
  key: randomUUID(),
});

const DONE = '/espace/preuves?fait=remplacement';
const headersOf = ({ etag, key }: { etag: string; key: string }) => ({
  'if-match': etag,
  'idempotency-key': key,
});

export const actions: Actions = {
  lien: async ({ params: { id }, request }) => {
    const read = await readPiece(request);
    if ('refused' in read) return read.refused;
    const sent = await send(
      api.POST('/api/v1/vendor/evidence/{id}/replacement/link', {
        params: { path: { id }, header: headersOf(read.values) },
        body: { url: read.values.url, ...factsOf(read.values) },
      }),
      read.values,
    );
    return sent.ok ? redirect(303, DONE) : sent.failure;
  },

  fichier: async ({ params: { id }, request }) => {
    const read = await readPiece(request);
    if ('refused' in read) return read.refused;
    const sent = await send(
      api.POST('/api/v1/vendor/evidence/{id}/replacement/file', {
        params: { path: { id }, header: headersOf(read.values) },
        body: multipartOf(factsOf(read.values), read.file) as never,
        bodySerializer: (body: unknown) => body as FormData,
      }),
      read.values,
    );
    return sent.ok ? redirect(303, DONE) : sent.failure;
  },
};
