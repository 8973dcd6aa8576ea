/** Facets of the catalogue: the names are the query parameters of the API and of the search page. */
import { LABEL_LEVELS, LABEL_SCHEME_IDS } from './label-schemes.ts';
import { AUDIENCE_CODES, CHANNEL_CODES, DEPLOYMENT_CODES, DOMAIN_CODES } from './taxonomies.ts';

const THEMES = ['ACC', 'SEC', 'ECO', 'RGP', 'HEB', 'LIB', 'INT', 'QOS', 'ACH'] as const;
/** Minimum assured scores offered, in percent. */
export const SCORE_STEPS = [25, 50, 75] as const;

/**
 * combine: `any` = several values widen the choice, `min` = one value, "at least" (each value contains the next).
 * The bit strings of `min` facets are cumulative.
 */
export const FACETS = {
  domain: { combine: 'any', values: DOMAIN_CODES },
  audience: { combine: 'any', values: AUDIENCE_CODES },
  deployment: { combine: 'any', values: DEPLOYMENT_CODES },
  /** computed from the SPDX licence, never ticked */
  licence: {
    combine: 'any',
    values: ['open-source', 'proprietary', 'source-available', 'to-verify', 'unknown'],
  },
  spdx: { combine: 'any', values: null },
  hosting: {
    combine: 'any',
    values: ['secnumcloud-service', 'secnumcloud-infrastructure', 'hds', 'iso27001', 'none'],
  },
  location: { combine: 'any', values: ['france', 'eu', 'outside-eu', 'undeclared'] },
  franceconnect: {
    combine: 'any',
    values: ['production', 'ready', 'no', 'not-applicable', 'unknown'],
  },
  proconnect: {
    combine: 'any',
    values: ['production', 'ready', 'no', 'not-applicable', 'unknown'],
  },
  channel: { combine: 'any', values: CHANNEL_CODES },
  assessment: { combine: 'any', values: ['published', 'stale', 'expired', 'none'] },
  prerequisites: { combine: 'any', values: ['met', 'missing', 'unknown'] },
  /** labels in force: `any`, or `<scheme>-<level>`, each level holding those below */
  label: {
    combine: 'any',
    values: [
      'any',
      ...LABEL_SCHEME_IDS.flatMap((scheme) => LABEL_LEVELS.map((level) => `${scheme}-${level}`)),
    ],
  },
  proof: { combine: 'min', values: ['documented', 'checked', 'certified', 'audited'] },
  ...(Object.fromEntries(
    [...THEMES, 'ALL'].map((theme) => [
      `score-${theme}`,
      { combine: 'min', values: SCORE_STEPS.map(String) },
    ]),
  ) as Record<`score-${(typeof THEMES)[number] | 'ALL'}`, { combine: 'min'; values: string[] }>),
} as const satisfies Record<string, { combine: 'any' | 'min'; values: readonly string[] | null }>;

export type FacetName = keyof typeof FACETS;
export const FACET_NAMES = Object.keys(FACETS) as FacetName[];

export const SORTS = ['relevance', 'assured', 'audited', 'updated', 'name'] as const;
export type Sort = (typeof SORTS)[number];
export const PAGE_SIZES = { default: 20, max: 100 } as const;
/** Longest query accepted, in characters. */
export const QUERY_MAX = 200;
