import { api, view } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

/** The form sends every field, empty ones included: they filter nothing. */
const FILTERS = ['action', 'objectType', 'objectId', 'actor', 'from', 'to'] as const;

export const load: PageServerLoad = async ({ url }) => {
  const filter = Object.fromEntries(
    FILTERS.flatMap((name) => {
      const value = url.searchParams.get(name)?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const before = url.searchParams.get('before');
  const query = { ...filter, ...(before && { before: before as never }) };
  const page = await view(api.GET('/api/v1/moderation/journal', { params: { query } }));
  return { page, filter: filter as Partial<Record<(typeof FILTERS)[number], string>>, before };
};
