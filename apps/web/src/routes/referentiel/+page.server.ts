import {
  criterionTexts,
  factsTexts,
  objectives,
  profiles,
  textsOf,
  themeTexts,
  type ReadingTexts,
} from '@gouvtech/criteria/texts';
import { currentSet } from '#lib/server/criteria/sheet.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = () => {
  const set = currentSet();
  const names = new Map(themeTexts().map((theme) => [theme.id, theme]));
  const themeOf = new Map(set.criteria.map(({ id, theme }) => [id, theme]));
  /** A reading names whole themes, then the criteria that are in none of them. */
  const reading = ({ key, name, explanation, themes, criteria }: ReadingTexts) => ({
    key,
    name,
    explanation,
    themes: themes.map((id) => ({ id, name: names.get(id)?.shortName ?? id })),
    criteria: criteria
      .filter((id) => !themes.includes(themeOf.get(id)!))
      .map((id) => ({ id, title: criterionTexts(id).title })),
  });
  return {
    version: set.version,
    revision: textsOf(set.version).revision,
    publishedOn: set.publishedOn,
    inForceOn: set.inForceOn,
    count: set.criteria.length,
    blocking: set.criteria.filter(({ blocking }) => blocking).length,
    themes: set.themes.map(({ id, weight }) => ({
      id,
      weight,
      name: names.get(id)?.name ?? id,
      shortName: names.get(id)?.shortName ?? id,
      lead: names.get(id)?.lead ?? '',
      criteria: set.criteria
        .filter(({ theme }) => theme === id)
        .map((criterion) => ({
          id: criterion.id,
          title: criterionTexts(criterion.id).title,
          weight: criterion.weight,
          blocking: criterion.blocking,
        })),
    })),
    questions: factsTexts().questions.map(({ key, label, options }) => ({
      key,
      label,
      options: options.map(({ label: option }) => option),
    })),
    derived: factsTexts().derived.map(({ fact, label, help }) => ({ fact, label, help })),
    objectives: objectives().map(reading),
    profiles: profiles().map(reading),
  };
};
