import {
  criterionTexts,
  factsTexts,
  objectives,
  profiles,
  textsOf,
  themeTexts,
  type ReadingTexts,
} from '@gouvtech/criteria/texts';
import { loadSet } from '@gouvtech/criteria';
import { changesOf } from '#lib/server/criteria/changes.ts';
import { knownVersions } from '#lib/server/criteria/in-force.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const versions = await knownVersions();
  const inForce = versions.find(({ status }) => status === 'in-force')!;
  const set = loadSet(inForce.version);
  const { version } = set;
  const names = new Map(themeTexts(version).map((theme) => [theme.id, theme]));
  const themeOf = new Map(set.criteria.map(({ id, theme }) => [id, theme]));
  /** A reading names whole themes, then the criteria that are in none of them. */
  const reading = ({ key, name, explanation, themes, criteria }: ReadingTexts) => ({
    key,
    name,
    explanation,
    themes: themes.map((id) => ({ id, name: names.get(id)?.shortName ?? id })),
    criteria: criteria
      .filter((id) => !themes.includes(themeOf.get(id)!))
      .map((id) => ({ id, title: criterionTexts(id, version).title })),
  });
  return {
    version,
    revision: textsOf(version).revision,
    publishedOn: inForce.publishedOn,
    inForceOn: inForce.inForceOn,
    upcoming: versions
      .filter(({ status }) => status === 'announced')
      .map((one) => ({ ...one, changes: changesOf(one.version) })),
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
          title: criterionTexts(criterion.id, version).title,
          weight: criterion.weight,
          blocking: criterion.blocking,
        })),
    })),
    questions: factsTexts(version).questions.map(({ key, label, options }) => ({
      key,
      label,
      options: options.map(({ label: option }) => option),
    })),
    derived: factsTexts(version).derived.map(({ fact, label, help }) => ({ fact, label, help })),
    objectives: objectives(version).map(reading),
    profiles: profiles(version).map(reading),
  };
};
