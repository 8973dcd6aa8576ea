/** What the machine notices by itself. A signal accuses nobody: it asks a person to look. */
export const SIGNAL_KINDS = [
  'dead-evidence',
  'suspicious-evidence',
  'duplicate',
  'licence-mismatch',
  'score-jump',
] as const;
export type SignalKind = (typeof SIGNAL_KINDS)[number];

export const SIGNAL_KIND_LABELS: Record<SignalKind, string> = {
  'dead-evidence': 'Preuve qui ne répond plus',
  'suspicious-evidence': 'Preuve à vérifier',
  duplicate: 'Doublon probable',
  'licence-mismatch': 'Licence à vérifier',
  'score-jump': 'Forte hausse du score',
};

/** Basis points by which the declared score rises, from one round to the next, above which a person looks first. */
export const SCORE_JUMP = 2_000;

/** A link is dead when it failed on two checks this far apart, days. */
export const DEAD_AFTER_DAYS = 2;

/** One file given as the proof of this many criteria of one assessment proves them all badly. */
export const SPREAD_CRITERIA = 12;

/** Share of trigrams in common, per cent, above which two names are probably one product. */
export const DUPLICATE_LIKENESS = 70;

export const isScoreJump = (before: number, after: number): boolean => after - before >= SCORE_JUMP;
