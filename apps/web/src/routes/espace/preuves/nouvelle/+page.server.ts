import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { backTo } from '#lib/server/back-to.ts';
import { factsOf, multipartOf, readPiece, typeOptions, type Typed } from '../form.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ url }) => {
  const asked = url.searchParams.get('organisation') ?? undefined;
  const { organisation } = await view(
    api.GET('/api/v1/vendor/evidence', { params: { query: { organisation: asked } } }),
  );
  if (!organisation) redirect(303, '/espace/preuves');
  return {
    organisation,
    by: url.searchParams.get('par') === 'lien' ? ('lien' as const) : ('fichier' as const),
    types: typeOptions(),
    key: randomUUID(),
    retour: url.searchParams.get('retour') ?? '',
  };
};

/** Where the person came from, to join the proof there; the library otherwise. */
const next = ({ organisation, retour }: Typed): string =>
  retour
    ? `${backTo(retour)}#pieces`
    : `/espace/preuves?organisation=${encodeURIComponent(organisation)}&fait=ajout`;

export const actions: Actions = {
  lien: async ({ request }) => {
    const read = await readPiece(request);
    if ('refused' in read) return read.refused;
    const { organisation, url, key } = read.values;
    const sent = await send(
      api.POST('/api/v1/vendor/evidence/links', {
        params: { header: { 'idempotency-key': key } },
        body: { organisation, url, ...factsOf(read.values) },
      }),
      read.values,
    );
    return sent.ok ? redirect(303, next(read.values)) : sent.failure;
  },

  fichier: async ({ request }) => {
    const read = await readPiece(request);
    if ('refused' in read) return read.refused;
    const { organisation, key } = read.values;
    const form = multipartOf({ organisation, ...factsOf(read.values) }, read.file);
    const sent = await send(
      api.POST('/api/v1/vendor/evidence/files', {
        params: { header: { 'idempotency-key': key } },
        body: form as never,
        bodySerializer: (body: unknown) => body as FormData,
      }),
      read.values,
    );
    return sent.ok ? redirect(303, next(read.values)) : sent.failure;
  },
};
