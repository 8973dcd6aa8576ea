/** A listing while it is written: what it still lacks before anyone else reads it. */
import type { Listing } from './listing.ts';
import type { FieldProblem } from './problems.ts';

/** What the vendor has written so far; nothing of it is mandatory until it is submitted. */
export type ListingDraft = Partial<Listing>;

export const SUMMARY_MIN = 20;
export const SCREENSHOTS_MAX = 6;

/** The same with every field: what is not written yet is empty, or said unknown. */
export const completeListing = (draft: ListingDraft): Listing => ({
  name: '',
  summary: '',
  description: '',
  domains: [],
  audiences: [],
  deployments: [],
  tags: [],
  alternativeTo: [],
  licence: { kind: 'unknown' },
  hosting: null,
  pricing: 'unknown',
  prices: [],
  channels: [],
  references: [],
  ...draft,
});

/** @returns one problem for each mandatory field still empty, in the order of the form; none when it may be submitted */
export function missingListingFields(draft: ListingDraft): FieldProblem[] {
  const listing = completeListing(draft);
  const images = [listing.logo, ...(listing.screenshots ?? [])];
  return [
    ...unless(given(listing.name), 'name', 'Indiquez le nom de la solution.'),
    ...summary(listing.summary),
    ...unless(
      given(listing.description),
      'description',
      'Décrivez la solution\u00a0: ce qu’elle fait, pour qui, et ce qu’elle ne fait pas.',
    ),
    ...unless(
      listing.domains.length > 0,
      'domains',
      'Choisissez au moins un besoin couvert\u00a0: la recherche et les filtres s’en servent.',
    ),
    ...unless(
      listing.audiences.length > 0,
      'audiences',
      'Choisissez au moins un public\u00a0: à quels organismes la solution s’adresse.',
    ),
    ...unless(
      listing.deployments.length > 0,
      'deployments',
      'Choisissez au moins un mode de déploiement.',
    ),
    ...unless(
      listing.licence.kind !== 'unknown',
      'licence',
      'Indiquez la licence\u00a0: une licence libre de la liste, ou «\u00a0propriétaire\u00a0».',
    ),
    ...unless(
      listing.pricing !== 'unknown',
      'pricing',
      'Indiquez comment un acheteur connaît le prix.',
    ),
    ...images.flatMap((image, index) =>
      unless(
        image === undefined || given(image.alt),
        index === 0 ? 'logo.alt' : `screenshots[${index - 1}].alt`,
        'Décrivez cette image en une phrase, pour les personnes qui ne la voient pas.',
      ),
    ),
  ];
}

const given = (text: string): boolean => text.trim() !== '';

const unless = (met: boolean, path: string, message: string): FieldProblem[] =>
  met ? [] : [{ path, message }];

function summary(text: string): FieldProblem[] {
  const length = [...text.trim()].length;
  if (length === 0)
    return unless(false, 'summary', 'Présentez la solution en une phrase, 20 à 240 caractères.');
  return unless(
    length >= SUMMARY_MIN,
    'summary',
    `Cette phrase compte ${length} caractères, ${SUMMARY_MIN} au moins. Dites ce que fait la solution et pour qui.`,
  );
}
