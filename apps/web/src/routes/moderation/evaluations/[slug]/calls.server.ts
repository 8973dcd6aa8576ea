import { error } from '@sveltejs/kit';
import type { components } from '@gouvtech/api-client';
import { api, view } from '#lib/server/api.ts';

export type Review = components['schemas']['AssessmentReview'];
export type ReviewedCriterion = components['schemas']['ReviewedCriterion'];
export type ReviewedPiece = components['schemas']['ReviewedEvidence'];
export type Shown = Review['shown'];

/** As the address of the page names the filters, in the order of their links. */
export const FILTERS = [
  { name: 'changements', shown: 'changed', label: 'Ce qui change' },
  { name: 'sans-objet', shown: 'na', label: 'Sans objet' },
  { name: 'preuves', shown: 'evidence', label: 'Preuves à contrôler' },
  { name: 'tout', shown: 'all', label: 'Tout' },
] as const satisfies { name: string; shown: Shown; label: string }[];

export const SIDES = { attestee: 'open', publiee: 'public' } as const;

export function getReview(slug: string, query: URLSearchParams): Promise<Review> {
  const asked = query.get('montrer');
  const filter = FILTERS.find(({ name }) => name === (asked ?? 'changements'));
  if (!filter)
    error(404, 'Ce filtre n’existe pas. Revenez à la page sans filtre.', { code: 'not-found' });
  const side = SIDES[query.get('version') as keyof typeof SIDES];
  return view(
    api.GET('/api/v1/moderation/assessments/{slug}', {
      params: { path: { slug }, query: { show: filter.shown, ...(side && { side }) } },
    }),
  );
}
