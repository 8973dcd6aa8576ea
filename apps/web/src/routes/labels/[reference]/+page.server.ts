import { LABEL_SCHEMES } from '@gouvtech/domain';
import { api, view } from '#lib/server/api.ts';
import { config } from '#lib/server/config.ts';
import type { PageServerLoad } from './$types';
import { groupsOf, scopeOf, themeName, themeNames, verdictItem } from './view/assemble.ts';

export const load: PageServerLoad = async ({ params: { reference } }) => {
  const label = await view(
    api.GET('/api/v1/labels/{reference}', { params: { path: { reference } } }),
  );
  const { criteriaSet: version } = label;
  const groups = groupsOf(label);
  const { verdicts: _, surveillances, score, ...rest } = label;
  return {
    label: { ...rest, verdicts: [], surveillances, score },
    origin: config.origin,
    summary: LABEL_SCHEMES[label.scheme].summary,
    groups,
    differing: groups.flatMap(({ items }) => items.filter((one) => one.differs)),
    verdicts: label.verdicts.length,
    scope: scopeOf(label),
    skipped: themeNames(label.skippedThemes, version),
    themes: (score?.themes ?? []).map((one) => ({ ...one, name: themeName(one.theme, version) })),
    surveillances: surveillances.map((one) => ({
      ...one,
      items: one.verdicts.map((verdict) => verdictItem(verdict, version)),
    })),
  };
};
