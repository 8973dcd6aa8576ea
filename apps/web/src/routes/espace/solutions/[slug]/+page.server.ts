import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import { changeLines } from '../../../solutions/[slug]/historique/view/changes.ts';
import { PARTS, partOf } from '../form/parts.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug }, url }) => {
  const listing = await view(
    api.GET('/api/v1/vendor/solutions/{slug}', { params: { path: { slug } } }),
  );
  const contactGates = ['legal-contact', 'security-contact'];
  return {
    listing,
    lines: changeLines(listing.changes as never),
    parts: PARTS.map(({ key, title, intro, fields }) => ({
      key,
      title,
      intro,
      missing:
        key === 'contacts'
          ? listing.gates.filter(({ gate }) => contactGates.includes(gate)).length
          : listing.problems.filter(({ path }) => partOf(path).key === key).length,
      empty: fields.length > 0 && !fields.some((field) => isWritten(listing.content[field])),
    })),
    done: url.searchParams.get('fait'),
  };
};

/** A list without a line says nothing. */
const isWritten = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== '';

const MOVES = { reprendre: 'withdrawal', abandonner: 'discard', rouvrir: 'reopening' } as const;

export const actions: Actions = {
  submit: async ({ params: { slug }, request }) => {
    const data = await request.formData();
    const accuracy = data.has('accuracy');
    const sent = await send(
      api.POST('/api/v1/vendor/solutions/{slug}/submission', {
        params: { path: { slug }, header: { 'if-match': String(data.get('etag') ?? '') } },
        body: { accuracy },
      }),
      { accuracy },
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `/espace/solutions/${slug}?fait=${sent.data.revision ? 'soumise' : 'parue'}`);
  },

  confirm: async ({ params: { slug } }) => {
    const sent = await send(
      api.POST('/api/v1/vendor/solutions/{slug}/confirmation', { params: { path: { slug } } }),
      {},
    );
    return sent.ok ? redirect(303, `/espace/solutions/${slug}?fait=confirmee`) : sent.failure;
  },

  move: async ({ params: { slug }, request }) => {
    const data = await request.formData();
    const to = String(data.get('vers') ?? '') as keyof typeof MOVES;
    const path = MOVES[to] ?? 'withdrawal';
    const sent = await send(
      api.POST(`/api/v1/vendor/solutions/{slug}/submission/${path}`, {
        params: { path: { slug } },
      } as never),
      {},
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `/espace/solutions/${slug}?fait=${to}`);
  },
};
