/**
 * The référentiel and the answers to it, as data.
 * Units: scores and values are integers in basis points (10000 = 100 %); instants are ISO 8601 UTC strings
 * ending in `Z`; days are `YYYY-MM-DD` (UTC). Nothing here reads a clock.
 */

export type BasisPoints = number;
/** `YYYY-MM-DD`, UTC. */
export type Day = string;
/** `YYYY-MM-DDTHH:mm:ss.sssZ`, UTC. */
export type Instant = string;

export const THEME_IDS = ['ACC', 'SEC', 'ECO', 'RGP', 'HEB', 'LIB', 'INT', 'QOS', 'ACH'] as const;
export type ThemeId = (typeof THEME_IDS)[number];
/** `THEME-NN`, stable for life, never reused. */
export type CriterionId = string;

/** The five steps of proof. People see the words, never the numbers. */
export const TIERS = ['declared', 'documented', 'checked', 'certified', 'audited'] as const;
export type TierName = (typeof TIERS)[number];
export type Tier = 0 | 1 | 2 | 3 | 4;

/** Yes/no facts of a solution that decide which criteria apply (keys of the plan, kept in French). */
export const FACT_KEYS = [
  'ihm_web',
  'client_natif',
  'produit_documents',
  'exposition_reseau',
  'comptes',
  'saas',
  'logiciel_livre',
  'code_ouvert',
  'dev_specifique',
  'produit_securite',
  'dcp',
  'sante',
  'sensible_art31',
  'usage_dr',
  'usagers',
  'agents',
  'demarche',
  'decision_individuelle',
  'ia',
  'finances',
  'actes',
  'archives',
  'donnees_publiques',
  'cible_etat',
  'cible_locale',
] as const;
export type FactKey = (typeof FACT_KEYS)[number];
/** An unanswered fact (absent or null) counts as true: an empty form hides no criterion. */
export type Facts = Partial<Record<FactKey, boolean | null>>;

/** Applicability rule: no negation, so answering "no" to a fact can only remove criteria. */
export type Rule = 'toujours' | FactKey | { and: Rule[] } | { or: Rule[] };

export type FieldType =
  | 'boolean'
  | 'integer'
  | 'decimal'
  | 'percent'
  | 'date'
  | 'choice'
  | 'multichoice'
  | 'url'
  | 'text';
export type FieldValue = boolean | number | string | string[];
export type Field = {
  key: string;
  type: FieldType;
  /** wording: absent from the compiled rules, read it with `criterionTexts` */
  label?: string;
  help?: string;
  unit?: string;
  min?: number;
  max?: number;
  optional?: boolean;
  options?: {
    key: string;
    /** wording: absent from the compiled rules */
    label?: string;
    /** the option counts only where this holds */
    relevantIf?: Rule;
  }[];
};

/** One condition on a typed field. A missing field fails every condition. */
export type Condition =
  | { field: string; is: boolean }
  | { field: string; in: string[] }
  | { field: string; atLeast?: number; atMost?: number; over?: number; under?: number }
  /** months from the day in the field to asOf; `ageUnderMonths: 12` is "< 12 mois", `ageAtMostMonths` includes the bound */
  | { field: string; ageUnderMonths: number }
  | { field: string; ageAtMostMonths: number }
  /** months from asOf to the day in the field; 0 means "not past" */
  | { field: string; remainingAtLeastMonths: number }
  | { anyOf: Condition[] };

export type Level = {
  key: string;
  /** 0..10000; the lowest level is always 0, values never decrease */
  value: BasisPoints;
  /** what must be true to choose this level, in French; absent from the compiled rules, read it with `criterionTexts` */
  anchor?: string;
  /** true when the threshold is an official one (marked † in the plan), false when it is a choice of the product */
  official?: boolean;
  /** every condition must hold; without one, the level below */
  when?: Condition[];
};

/**
 * chosen: the vendor picks a level; conditions can only bring it down.
 * computed: the level is the highest one whose conditions hold; never picked.
 * percent: value = floor(100 × field) (0..100 → 0..10000).
 * share: value = floor(10000 × held / relevant) over the options of one multichoice field.
 */
export type Selection = 'chosen' | 'computed' | 'percent' | 'share';

export const EVIDENCE_TYPES = [
  'URLP',
  'DECL',
  'RAPP',
  'CERT',
  'CONT',
  'DOCT',
  'DEPO',
  'DEMO',
  'MESU',
  'REFE',
  'ATTS',
] as const;
export type EvidenceType = (typeof EVIDENCE_TYPES)[number];

export type ShelfLife = { months: number } | { days: number } | 'own-end';

export type Criterion = {
  id: CriterionId;
  theme: ThemeId;
  weight: 1 | 2 | 3;
  blocking: boolean;
  /** minimum effective value for a blocking criterion, in basis points (5000) */
  minimum: BasisPoints;
  applicability: Rule;
  /** derived: blocking and always applicable → never; blocking → facts; others → justified */
  naPolicy: 'never' | 'facts' | 'justified';
  /** derived: required when blocking, else recommended */
  evidencePolicy: 'none' | 'recommended' | 'required';
  selection: Selection;
  /** the field (percent, share) the value is read from */
  valueField?: string;
  /** where the fields are read from, when not from the vendor's answer */
  computedFrom?: 'licence' | 'hosting';
  fields: Field[];
  levels: Level[];
  evidence: { type: EvidenceType; shelfLife: ShelfLife }[];
  since: string;
  mapping: {
    kind: 'same' | 'reworded' | 'merged' | 'split' | 'rescaled' | 'new';
    from: CriterionId[];
  };
};

export type CriteriaSet = {
  version: string;
  revision: number;
  publishedOn: Day;
  inForceOn: Day;
  /** proof coefficients by tier, in percent: [40, 55, 70, 90, 100] */
  coefficients: readonly [number, number, number, number, number];
  themes: { id: ThemeId; weight: number }[];
  criteria: Criterion[];
  /** SHA-256 (hex) of ids, weights, rubrics and rules in canonical JSON; wording is not part of it */
  hash: string;
};

/** Evidence attached to one answer. `attachedAt` ≤ asOf for it to count. */
export type Evidence = {
  id: string;
  type: EvidenceType;
  attachedAt: Instant;
  /** the document's own date: its shelf life runs from it */
  datedOn: Day;
  /** first day of validity of a certificate, when later than its date */
  startsOn?: Day;
  /** the document's own end (always given for a certificate) */
  endsOn?: Day;
  removedAt?: Instant;
};

/** A check belongs to one answer at one value: raising the answer above `value` brings the tier back to 1. */
export type Check = {
  id: string;
  /** machine: lasts 30 days; person and register: as long as the evidence they looked at */
  by: 'machine' | 'person' | 'register';
  at: Instant;
  /** effective value the check confirmed */
  value: BasisPoints;
  /** the evidence looked at (required for person and register) */
  evidenceId?: string;
  /** a machine check counts only when complete */
  complete: boolean;
};

export type Verdict = {
  id: string;
  outcome: 'confirmed' | 'adjusted' | 'refuted' | 'na_accepted' | 'na_rejected' | 'inconclusive';
  /** only for `adjusted` */
  value?: BasisPoints;
  /**
   * What the answer examined was worth. It tells an `adjusted` down from an `adjusted` up once the answer has been
   * edited; without it, an `adjusted` on an older revision is taken as adverse.
   */
  declared?: BasisPoints;
  at: Instant;
  /** the answer revision examined */
  revision: number;
  /** end of validity, at most 36 months after `at` */
  validUntil: Day;
};

/** Set by an upheld dispute. Overturned on appeal, it is as if it had never been from `until` on. */
export type Cap = { at: Instant; value: BasisPoints; until?: Instant };

/** The answer to one criterion. Absent = unanswered. There is no "don't know". */
export type Answer = {
  criterion: CriterionId;
  /** raised by 1 at each edit; a positive verdict holds for its revision only */
  revision: number;
  answeredAt: Instant;
  response:
    | { kind: 'level'; level?: string; fields: Record<string, FieldValue> }
    | { kind: 'planned'; on: Day }
    | { kind: 'na' };
  justification?: string;
  /** a kept answer whose facts changed, or pre-filled by a migration: counts as unanswered */
  toConfirm?: boolean;
  evidence: Evidence[];
  checks: Check[];
  verdicts: Verdict[];
  /** decisions on an N/A claim by a moderator; an auditor's come as verdicts */
  naDecisions: { accepted: boolean; at: Instant }[];
  /** corrections accepted by a moderator or auditor, which lift an adverse verdict; or caps set by an upheld dispute */
  corrections: { at: Instant }[];
  caps: Cap[];
};

export type * from './sheet-types.ts';
