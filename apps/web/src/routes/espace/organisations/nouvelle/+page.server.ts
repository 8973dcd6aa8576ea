import { redirect } from '@sveltejs/kit';
import { api, send, view } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

/** The number comes first: an organisation is in the catalogue once. */
export const load: PageServerLoad = async ({ url }) => {
  const number = url.searchParams.get('numero')?.slice(0, 40) ?? null;
  const abroad = url.searchParams.has('etranger');
  const asked = number !== null && !abroad;
  const [proposal, lookup] = await Promise.all([
    view(api.GET('/api/v1/organisations/proposal')),
    asked
      ? send(api.GET('/api/v1/organisations/lookup', { params: { query: { number } } }), {})
      : null,
  ]);
  return {
    number,
    abroad,
    proposal,
    lookup: lookup?.ok ? lookup.data : null,
    problem: lookup && !lookup.ok ? lookup.problem : null,
  };
};

const FIELDS = [
  'number',
  'country',
  'register',
  'registrationNumber',
  'name',
  'city',
  'website',
  'contactEmail',
  'position',
] as const;

export const actions: Actions = {
  default: async ({ request }) => {
    const data = await request.formData();
    const text = (name: string) => String(data.get(name) ?? '');
    const values = Object.fromEntries(FIELDS.map((name) => [name, text(name)])) as Record<
      (typeof FIELDS)[number],
      string
    >;
    const kind = text('kind');
    const sent = await send(
      api.POST('/api/v1/organisations', { body: { ...values, kind: kind as never } }),
      { ...values, kind },
    );
    if (!sent.ok) return sent.failure;
    redirect(303, `/espace/organisations/${sent.data.slug}?fait=creation`);
  },
};
