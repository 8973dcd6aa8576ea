import { ENGINE_VERSION } from '@gouvtech/criteria';
import { twoVendors, workedTheme } from '#lib/server/criteria/example.ts';
import { currentSet } from '#lib/server/criteria/in-force.ts';
import type { PageServerLoad } from './$types';
import { labelRules } from './labels.ts';

export const load: PageServerLoad = async () => {
  const { version, hash, coefficients, criteria, themes } = await currentSet();
  return {
    version,
    hash,
    engine: ENGINE_VERSION,
    coefficients: [...coefficients],
    criteria: criteria.length,
    blocking: criteria.filter(({ blocking }) => blocking).length,
    themes: themes.length,
    vendors: twoVendors(),
    worked: workedTheme(),
    labels: labelRules(),
  };
};
