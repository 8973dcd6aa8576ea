import { loadSet } from '@gouvtech/criteria';
import { themeTexts } from '@gouvtech/criteria/texts';
import { api, view } from '#lib/server/api.ts';
import { KIND_WORDS, titleIn } from '#lib/server/criteria/changes.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params: { slug } }) => {
  const simulation = await view(
    api.GET('/api/v1/vendor/solutions/{slug}/criteria-simulation', { params: { path: { slug } } }),
  );
  const version = simulation.to;
  const names = new Map(themeTexts(version).map(({ id, shortName }) => [id, shortName]));
  const titled = (id: string) => ({ id, title: titleIn(version, id) });
  const { won, lost, after } = simulation.prerequisites;
  const set = loadSet(version);
  return {
    simulation,
    themes: simulation.themes.map((one) => ({ ...one, name: names.get(one.theme) ?? one.theme })),
    won: won.map(titled),
    lost: lost.map((id) => ({ ...titled(id), toConfirm: isToConfirm(id) })),
    stillMissing: after.filter((id) => !lost.includes(id)).map(titled),
    toAnswer: simulation.toAnswer.map(({ criterion, kind, outcome }) => ({
      ...titled(criterion),
      words: KIND_WORDS[kind],
      outcome,
      blocking: set.criteria.some(({ id, blocking }) => id === criterion && blocking),
    })),
    archived: simulation.archived.map(titled),
  };

  function isToConfirm(id: string): boolean {
    return simulation.toAnswer.some((one) => one.criterion === id && one.outcome === 'to-confirm');
  }
};
