/** The rules and the words of the version of the référentiel an assessment answers. Servers only: texts are heavy. */
import { loadSet, type Criterion, type CriterionId, type ThemeId } from '@gouvtech/criteria';
import {
  textsOf,
  type CriterionTexts,
  type ReadingTexts,
  type SetTexts,
  type ThemeTexts,
} from '@gouvtech/criteria/texts';

export type Wording = {
  version: string;
  facts: SetTexts['facts']['labels'];
  profiles: ReadingTexts[];
  themes: ThemeTexts[];
  theme: (id: ThemeId | string) => ThemeTexts;
  /** rule and texts of a criterion; throws when the version does not have it */
  criterion: (id: CriterionId) => { rule: Criterion; texts: CriterionTexts };
};

const known = new Map<string, Wording>();

/** @param version of the set, e.g. `2026.1`; the latest when a listing has no assessment yet. */
export function wordingOf(version?: string): Wording {
  const texts = textsOf(version);
  const cached = known.get(texts.version);
  if (cached) return cached;
  const rules = new Map(loadSet(texts.version).criteria.map((rule) => [rule.id, rule]));
  const words = new Map(texts.criteria.map((criterion) => [criterion.id, criterion]));
  const themes = new Map(texts.themes.map((theme) => [theme.id as string, theme]));
  const wording: Wording = {
    version: texts.version,
    facts: texts.facts.labels,
    profiles: texts.profiles,
    themes: texts.themes,
    theme: (id) => present(themes.get(id), id),
    criterion: (id) => ({ rule: present(rules.get(id), id), texts: present(words.get(id), id) }),
  };
  known.set(texts.version, wording);
  return wording;
}

function present<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`${id} is not in this version of the référentiel`);
  return value;
}
