/** What a score says, what a label asks for, and what an export carries. Exported through `./types`. */
import type {
  Answer,
  BasisPoints,
  CriterionId,
  Day,
  Facts,
  Instant,
  ThemeId,
  Tier,
} from './types.ts';

/** Why a criterion counts as it does. The web has one French sentence per code. */
export type ReasonCode =
  | 'not-applicable-by-facts'
  | 'not-applicable-accepted'
  | 'unanswered'
  | 'to-confirm'
  | 'planned'
  | 'plan-overdue'
  | 'na-pending'
  | 'na-refused'
  | 'met'
  | 'partly-met'
  | 'not-met'
  | 'capped-by-verdict'
  | 'capped-by-dispute'
  | 'raised-by-verdict'
  | 'lowered-by-time';

export type CriterionScore = {
  id: CriterionId;
  applicable: boolean;
  reason: ReasonCode;
  /** what the vendor's answer is worth before any cap, null when not a level */
  declaredValue: BasisPoints | null;
  /** what counts */
  value: BasisPoints;
  /** key of the rubric level the vendor's answer reaches at asOf, before any cap; null for percent and share scales or when not answered by a level */
  level: string | null;
  tier: Tier;
  /** instant from which the tier holds, null at tier 0 */
  tierSince: Instant | null;
  /** last day the tier holds, through its end (UTC); null at tier 0 */
  tierUntil: Day | null;
  /** the highest tier above the present one that has lapsed, with the last day it held */
  lapsed: { tier: Tier; on: Day } | null;
  /** an edited answer whose positive verdict was on an older revision */
  modifiedSinceAudit: boolean;
  blockingMissing: boolean;
};

export type ScoreLine = {
  declared: BasisPoints | null;
  checked: BasisPoints | null;
  audited: BasisPoints | null;
  assured: BasisPoints | null;
  /** applicable weight / total weight */
  coverage: BasisPoints;
  /** answered / applicable, null when nothing applies */
  completeness: BasisPoints | null;
  /** highest tier that answers above 0 carrying at least half of their weight reach */
  proof: Tier;
  applicable: number;
  answered: number;
  total: number;
};

export type ThemeScore = ScoreLine & { theme: ThemeId };

export type ScoreSheet = {
  engine: string;
  criteriaSet: string;
  criteriaSetHash: string;
  asOf: Instant;
  overall: ScoreLine;
  themes: ThemeScore[];
  criteria: CriterionScore[];
  /** blocking criteria that apply and are not met, in the order of the set */
  missingPrerequisites: CriterionId[];
  /** first instant after asOf at which a proof starts or lapses, or a level or a plan lapses; null if none */
  nextChangeAt: Instant | null;
};

/** What an accredited labeller asks for. Thresholds are on the audited score only. */
export type LabelScheme = {
  /** criteria in scope; empty = all */
  themes: ThemeId[];
  levels: { level: 1 | 2 | 3; overall: BasisPoints; theme: BasisPoints }[];
  /** minimum coverage of the scope, in basis points (3000) */
  coverage: BasisPoints;
  /** versions of the set the scheme accepts; absent = any */
  acceptedSets?: string[];
};

/** What a recomputation reads: the last snapshot and the dated events since (evaluation model 1.8). */
export type AssessmentExport = {
  format: 'gouvtech-assessment/1';
  solution: { slug: string; name: string };
  criteriaSet: string;
  criteriaSetHash: string;
  engine: string;
  asOf: Instant;
  facts: Facts;
  answers: Answer[];
  result: ScoreSheet;
};
