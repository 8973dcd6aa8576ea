/** The rules and the words of one version of the référentiel, looked up by id. */
import type { CriteriaSet, Criterion, CriterionId, ThemeId } from '@gouvtech/criteria';
import type { CriterionTexts, ReadingTexts, SetTexts, ThemeTexts } from '@gouvtech/criteria/texts';

export type Wording = {
  version: string;
  facts: SetTexts['facts']['labels'];
  profiles: ReadingTexts[];
  themes: ThemeTexts[];
  theme: (id: ThemeId | string) => ThemeTexts;
  /** rule and texts of a criterion; throws when the version does not have it */
  criterion: (id: CriterionId) => { rule: Criterion; texts: CriterionTexts };
};

/** @param set the rules, and `texts` the words, of the same version */
export function wordingFrom(set: CriteriaSet, texts: SetTexts): Wording {
  const rules = new Map(set.criteria.map((rule) => [rule.id, rule]));
  const words = new Map(texts.criteria.map((criterion) => [criterion.id, criterion]));
  const themes = new Map(texts.themes.map((theme) => [theme.id as string, theme]));
  return {
    version: texts.version,
    facts: texts.facts.labels,
    profiles: texts.profiles,
    themes: texts.themes,
    theme: (id) => present(themes.get(id), id),
    criterion: (id) => ({ rule: present(rules.get(id), id), texts: present(words.get(id), id) }),
  };
}

function present<T>(value: T | undefined, id: string): T {
  if (value === undefined) throw new Error(`${id} is not in this version of the référentiel`);
  return value;
}
