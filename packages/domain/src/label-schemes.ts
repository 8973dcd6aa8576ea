/**
 * The label schemes the catalogue knows, as data. Only an accredited labeller audits for one; the level is computed
 * from the audited score over its scope (evaluation model 1.5), by `labelLevel` of packages/criteria.
 */
import type { LabelScheme, ThemeId } from '@gouvtech/criteria';

export const LABEL_SCHEME_IDS = [
  'socle-public',
  'confiance-numerique',
  'numerique-pour-tous',
] as const;
export type LabelSchemeId = (typeof LABEL_SCHEME_IDS)[number];

export const LABEL_LEVELS = [1, 2, 3] as const;
export const LEVEL_LABELS: Record<1 | 2 | 3, string> = {
  1: 'Essentiel',
  2: 'Avancé',
  3: 'Exemplaire',
};

/**
 * The vendor’s time to reply to the draft report, in days. A report that comes back from fieldwork opens the same time again:
 * its verdicts may have changed, and a vendor that has nothing to add closes its replies at once.
 */
export const CONTRADICTORY_DAYS = 15;
/** A suspended label is cured within this time, in months, or revoked; sooner for a major non-conformity (`cureMonths`). */
export const CURE_MONTHS = 6;

export type PublicLabelScheme = LabelScheme & {
  id: LabelSchemeId;
  name: string;
  /** one sentence: what a buyer may conclude from it */
  summary: string;
  /** how long a label holds, in months */
  validityMonths: number;
  /** months after the grant at which a surveillance is due */
  surveillanceMonths: readonly number[];
  /** surveillance: share of the criteria beyond the prerequisites, and of errors that asks for a whole audit, basis points */
  sampleShare: number;
  sampleErrors: number;
  /** time to correct a major non-conformity, in months: a label suspended for one is revoked then */
  cureMonths: number;
};

const LEVELS: LabelScheme['levels'] = [
  { level: 1, overall: 5000, theme: 3000 },
  { level: 2, overall: 7000, theme: 5000 },
  { level: 3, overall: 8500, theme: 7000 },
];

const scheme = (
  id: LabelSchemeId,
  name: string,
  summary: string,
  themes: ThemeId[],
): PublicLabelScheme => ({
  ...{ id, name, summary, themes },
  levels: LEVELS,
  coverage: 3000,
  acceptedSets: ['2026.1'],
  validityMonths: 36,
  surveillanceMonths: [12, 24],
  sampleShare: 3000,
  sampleErrors: 1000,
  cureMonths: 3,
});

export const LABEL_SCHEMES: Record<LabelSchemeId, PublicLabelScheme> = {
  'socle-public': scheme(
    'socle-public',
    'Socle public',
    'Les neuf thèmes du référentiel ont été audités, sans en écarter aucun.',
    [],
  ),
  'confiance-numerique': scheme(
    'confiance-numerique',
    'Confiance numérique',
    'Sécurité, protection des données, hébergement et souveraineté ont été audités.',
    ['SEC', 'RGP', 'HEB'],
  ),
  'numerique-pour-tous': scheme(
    'numerique-pour-tous',
    'Numérique pour tous',
    'Accessibilité, éco-conception et ouverture ont été auditées.',
    ['ACC', 'ECO', 'LIB'],
  ),
};

export const isLabelScheme = (id: string): id is LabelSchemeId =>
  (LABEL_SCHEME_IDS as readonly string[]).includes(id);
