/** The French wording. Imported by servers only: it weighs more than a whole page may. */
import texts2026_1 from './generated/2026.1.texts.json' with { type: 'json' };
import { ScoringError } from './errors.ts';
import type {
  CriterionTexts,
  FactsTexts,
  ReadingTexts,
  SetTexts,
  ThemeTexts,
} from './texts-types.ts';
import type { CriterionId, Facts, ThemeId } from './types.ts';

export type * from './texts-types.ts';

const LATEST = '2026.1';
const versions = new Map<string, SetTexts>([['2026.1', texts2026_1 as unknown as SetTexts]]);

export function textsOf(version: string = LATEST): SetTexts {
  const texts = versions.get(version);
  if (!texts)
    throw new ScoringError('unknown-set', 'version', `la version « ${version} » n’existe pas`);
  return texts;
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
