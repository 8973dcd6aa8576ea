/** The French wording. Imported by servers only: it weighs more than a whole page may. */
import { ScoringError } from './errors.ts';
import { texts } from './generated/texts.ts';
import { register, sharedList } from './registry.ts';
import type {
  CriterionTexts,
  FactsTexts,
  ReadingTexts,
  SetTexts,
  ThemeTexts,
} from './texts-types.ts';
import type { CriterionId, Facts, ThemeId } from './types.ts';

export type * from './texts-types.ts';

const versions = sharedList('texts', texts as unknown as SetTexts[]);

/** The wording of a version given to `addSet`. */
export const addTexts = (one: SetTexts): void => register(versions, one);

/** Without a version: the wording of the first one, the default until another is announced. */
export function textsOf(version?: string): SetTexts {
  const found = version ? versions.find((one) => one.version === version) : versions[0];
  if (!found)
    throw new ScoringError('unknown-set', 'version', `la version « ${version} » n’existe pas`);
  return found;
}

export function criterionTexts(id: CriterionId, version?: string): CriterionTexts {
  return found(textsOf(version).criteria, id);
}

export const themeTexts = (version?: string): ThemeTexts[] => textsOf(version).themes;

export const themeText = (id: ThemeId, version?: string): ThemeTexts =>
  found(textsOf(version).themes, id);

export const factsTexts = (version?: string): FactsTexts => textsOf(version).facts;

/** The nine objectives of circular 6519/SG, without weights. */
export const objectives = (version?: string): ReadingTexts[] => textsOf(version).objectives;

/** Ready-made readings by kind of buyer. */
export const profiles = (version?: string): ReadingTexts[] => textsOf(version).profiles;

/** Facts that cannot be true together, in words for the vendor. An unanswered fact is never at fault. */
export function incompatibleFacts(facts: Facts, version?: string): string[] {
  return factsTexts(version)
    .incompatible.filter(
      ({ has, lacks }) =>
        has.every((key) => facts[key] === true) && lacks.every((key) => facts[key] === false),
    )
    .map(({ message }) => message);
}

function found<T extends { id: string }>(items: T[], id: string): T {
  const item = items.find((one) => one.id === id);
  if (!item) throw new ScoringError('unknown-criterion', 'id', `« ${id} » n’existe pas`);
  return item;
}
