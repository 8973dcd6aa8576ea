/** What the address of a comparison asks for. Each choice is a plain link that keeps the others. */
import { THEME_IDS } from '@gouvtech/criteria';
import { comparisonAddress } from '#lib/compare/tray.ts';

/** `usual`: the facts, and the criteria that differ as far as a light page goes. */
export type Extent = 'usual' | 'differences' | 'everything';

/** A section that folds: a theme, or the criteria of the profile. */
export const PROFILE_SECTION = 'profil';
const NONE = 'aucun';
const FOLDING: readonly string[] = [PROFILE_SECTION, ...THEME_IDS];

export type Choices = {
  extent: Extent;
  /** sections the reader unfolded, none included; null when the page decides */
  open: string[] | null;
  /** key of a reading profile of the référentiel */
  profile: string | null;
};

type Named = { key: string; name: string };

/** A value that does not exist is refused in words and leaves the page as without it. */
export function readChoices(
  query: URLSearchParams,
  profiles: Named[],
): { choices: Choices; refused: string[] } {
  const refused: string[] = [];
  const refuse = (value: string, what: string, accepted: string[]) =>
    refused.push(
      `«\u00a0${value.slice(0, 40)}\u00a0» n’est pas ${what} connu. Choisissez parmi\u00a0: ${accepted.join(', ')}.`,
    );
  const open = query.getAll('theme').filter((value) => value !== '');
  const known = open.map(sectionOf).filter((id) => id !== undefined);
  for (const value of open)
    if (value !== NONE && !sectionOf(value)) refuse(value, 'un thème', [...THEME_IDS]);

  const asked = query.get('profil') ?? '';
  const profile = profiles.find(({ key }) => key === asked)?.key ?? null;
  if (asked !== '' && profile === null)
    refuse(
      asked,
      'un profil de lecture',
      profiles.map(({ key }) => key),
    );
  const extent =
    query.get('tout') === '1' ? 'everything' : query.get('diff') === '1' ? 'differences' : 'usual';
  const decided = known.length > 0 || open.includes(NONE);
  return { choices: { extent, open: decided ? [...new Set(known)] : null, profile }, refused };
}

const sectionOf = (value: string): string | undefined =>
  FOLDING.find((id) => id.toLowerCase() === value.toLowerCase());

export type LinkTo = (
  change: Partial<Choices> & { slugs?: readonly string[] },
  anchor?: string,
) => string;

/** Addresses of the same comparison with some choices, or some solutions, changed. */
export function linkFrom(slugs: readonly string[], choices: Choices): LinkTo {
  return (change, anchor) => {
    const { extent, open, profile, ...next } = { ...choices, slugs, ...change };
    const query = new URLSearchParams();
    if (extent === 'differences') query.set('diff', '1');
    if (extent === 'everything') query.set('tout', '1');
    if (profile) query.set('profil', profile);
    for (const id of open?.length === 0 ? [NONE] : (open ?? [])) query.append('theme', id);
    const address = comparisonAddress(next.slugs);
    const rest = query.size > 0 && next.slugs.length > 0 ? `&${query}` : '';
    return `${address}${rest}${anchor ? `#${anchor}` : ''}`;
  };
}
