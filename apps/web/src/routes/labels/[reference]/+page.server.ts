import { LABEL_SCHEMES } from '@gouvtech/domain';
import { api, view } from '#lib/server/api.ts';
import { config } from '#lib/server/config.ts';
import type { PageServerLoad } from './$types';
import { scopeOf, themeName, themeNames, verdictsShown } from './view/assemble.ts';

export const load: PageServerLoad = async ({ params: { reference }, url }) => {
  const label = await view(
    api.GET('/api/v1/labels/{reference}', { params: { path: { reference } } }),
  );
  const { criteriaSet: version } = label;
  const { verdicts, surveillances: _, score, ...rest } = label;
  return {
    label: { ...rest, score },
    origin: config.origin,
    summary: LABEL_SCHEMES[label.scheme].summary,
    total: verdicts.length,
    shown: verdictsShown(label, url.searchParams.get('avis')),
    scope: scopeOf(label),
    skipped: themeNames(label.skippedThemes, version),
    themes: (score?.themes ?? []).map((one) => ({ ...one, name: themeName(one.theme, version) })),
  };
};
