/** What the address of the page asks for. Each choice is a plain link that keeps the others: the URL is the state. */
import { THEME_IDS, type ThemeId } from '@gouvtech/criteria';
import type { Buyer } from '@gouvtech/domain';
import { withTray } from '#lib/compare/tray.ts';

export const BUYER_WORDS: Record<Buyer, { key: string; label: string }> = {
  state: { key: 'etat', label: 'État, opérateur' },
  local: { key: 'collectivite', label: 'Collectivité' },
  hospital: { key: 'hopital', label: 'Hôpital' },
  'education-research': { key: 'enseignement-recherche', label: 'Enseignement, recherche' },
};
const BUYER_CODES = Object.keys(BUYER_WORDS) as Buyer[];

export type Choices = {
  theme: ThemeId | null;
  buyer: Buyer | null;
  /** key of a reading profile of the référentiel */
  profile: string | null;
  /** every answer on one page, to print or to read in one go */
  everything: boolean;
  /** what the address asks for and that does not exist: one sentence each */
  refused: string[];
};

type Named = { key: string; name: string };

/** Reads the query. A value that does not exist is refused in words and leaves the page as without it. */
export function readChoices(query: URLSearchParams, profiles: Named[]): Choices {
  const refused: string[] = [];
  const read = <T>(
    name: string,
    what: string,
    accepted: string[],
    found: (value: string) => T | undefined,
  ) => {
    const value = query.get(name);
    if (value === null || value === '') return null;
    const result = found(value);
    if (result !== undefined) return result;
    refused.push(
      `« ${value.slice(0, 40)} » n’est pas ${what} connu. Choisissez parmi : ${accepted.join(', ')}.`,
    );
    return null;
  };
  const theme = read('theme', 'un thème', [...THEME_IDS], (value) =>
    THEME_IDS.find((id) => id === value.toUpperCase()),
  );
  const buyer = read(
    'acheteur',
    'un type d’acheteur',
    BUYER_CODES.map((code) => BUYER_WORDS[code].key),
    (value) => BUYER_CODES.find((code) => BUYER_WORDS[code].key === value),
  );
  const profile = read(
    'profil',
    'un profil de lecture',
    profiles.map(({ key }) => key),
    (value) => profiles.find(({ key }) => key === value)?.key,
  );
  const everything = read('reponses', 'une étendue', ['toutes'], (value) =>
    value === 'toutes' ? true : undefined,
  );
  return { theme, buyer, profile, everything: everything === true, refused };
}

/** The theme a criterion belongs to, from its stable id (`SEC-08`). */
export const themeOf = (criterion: string): ThemeId | null =>
  THEME_IDS.find((id) => criterion.startsWith(`${id}-`)) ?? null;

/** A theme one can ask for. */
export type ThemeChoice = { id: ThemeId; shortName: string };

export type LinkTo = (change: Partial<Omit<Choices, 'refused'>>, anchor?: string) => string;

/**
 * Addresses of the same page with some choices changed.
 * @param aside slugs of the solutions set aside to compare, which every link keeps
 */
export function linkFrom(path: string, choices: Choices, aside: readonly string[]): LinkTo {
  return (change, anchor) => {
    const next = { ...choices, ...change };
    const query = new URLSearchParams();
    if (next.theme) query.set('theme', next.theme);
    if (next.buyer) query.set('acheteur', BUYER_WORDS[next.buyer].key);
    if (next.profile) query.set('profil', next.profile);
    if (next.everything) query.set('reponses', 'toutes');
    const kept = withTray(query, aside);
    const search = kept.size > 0 ? `?${kept}` : '';
    return `${path}${search}${anchor ? `#${anchor}` : ''}`;
  };
}
