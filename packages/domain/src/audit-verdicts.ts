/** What an auditor may say of one answer, in codes: the same for the rules, the contract and the pages. */
import type { Verdict } from '@gouvtech/criteria';

export const VERDICT_OUTCOMES = [
  'confirmed',
  'adjusted',
  'refuted',
  'na_accepted',
  'na_rejected',
  'inconclusive',
] as const satisfies readonly Verdict['outcome'][];
export type VerdictOutcome = (typeof VERDICT_OUTCOMES)[number];

/** How it was established. */
export const AUDIT_METHODS = ['document', 'test', 'interview', 'certificate'] as const;
export type AuditMethod = (typeof AUDIT_METHODS)[number];

/** How serious the gap is. */
export const SEVERITIES = ['none', 'minor', 'major'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The answer stands as the vendor gave it: nothing to correct. */
export const standsAsGiven = (outcome: VerdictOutcome | null): boolean =>
  outcome === 'confirmed' || outcome === 'na_accepted';

/** Worth reading first: not plainly confirmed, or with a gap. */
export const isRemarked = ({
  outcome,
  severity,
}: {
  outcome: VerdictOutcome | null;
  severity: Severity | null;
}): boolean => !standsAsGiven(outcome) || (severity ?? 'none') !== 'none';
