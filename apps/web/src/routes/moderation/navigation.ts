/** Pages of moderation, in the order of their links; an entry is added with the page it leads to. */
export type ModerationPlace = {
  href: string;
  label: string;
  /** only administrators of the catalogue open it */
  administrators?: true;
};

export const MODERATION_PLACES: readonly ModerationPlace[] = [
  { href: '/moderation', label: 'File' },
  { href: '/moderation/reponses', label: 'Réponses types' },
  { href: '/moderation/contestations', label: 'Contestations' },
  { href: '/moderation/recours', label: 'Recours' },
  { href: '/moderation/labellisateurs', label: 'Labellisateurs' },
  { href: '/moderation/administration', label: 'Administration' },
  { href: '/moderation/referentiel', label: 'Référentiel' },
  { href: '/moderation/journal', label: 'Journal', administrators: true },
];

export const placesFor = (staff: string | null): ModerationPlace[] =>
  MODERATION_PLACES.filter(({ administrators }) => !administrators || staff === 'administrator');

/** `page` on the page itself, `true` on the pages below the place, and on those of the queue that no other place owns. */
export function currentPlace(href: string, path: string): 'page' | 'true' | undefined {
  const holder = MODERATION_PLACES.filter(
    (one) => path === one.href || path.startsWith(`${one.href}/`),
  ).toSorted((a, b) => b.href.length - a.href.length)[0];
  if (holder?.href !== href) return undefined;
  return path === href ? 'page' : 'true';
}
