/** What the moves of an audit are judged on, at an instant: the only place that gathers it. */
import type { Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import type { Context } from '@gouvtech/domain/transitions';
import { dueAt } from '@gouvtech/domain/transitions-dates';
import { CONTRADICTORY_DAYS } from '@gouvtech/domain';
import { LABEL_APPEAL_DAYS } from '@gouvtech/domain/transitions-label';
import { loadFrozen, type Frozen } from './frozen-repository.ts';
import { independenceOf, type Asked } from './independence-repository.ts';
import { hasCurrentAssessment, type AuditRow } from './repository.ts';
import { loadVerdicts, type AuditVerdict } from './verdict-repository.ts';
import { missingVerdicts, requiredOf } from './verdicts.ts';

type Judged = {
  asOf: Instant;
  reason?: string | undefined;
  /** who acts: whether they have signed already */
  accountId?: string;
  /** how independence is judged for this act */
  independence?: Partial<Asked>;
};

/** What an opened audit is about: its frozen copy, the criteria it must judge, the verdicts so far, drafts among them. */
export type AuditContents = { frozen: Frozen; required: string[]; verdicts: AuditVerdict[] };

/** Null before the opening. */
export async function loadContents(db: Db, row: AuditRow): Promise<AuditContents | null> {
  if (!row.openingSnapshotId) return null;
  const frozen = await loadFrozen(db, row.openingSnapshotId);
  return { frozen, required: requiredOf(row, frozen), verdicts: await loadVerdicts(db, row.id) };
}

/** States after which nothing is judged any more, but an appeal. */
const OVER: readonly AuditRow['status'][] = ['declined', 'cancelled', 'closed', 'reopened'];

/** First instant at which the vendor can no longer reply; null before the contradictory phase. */
export const repliesUntil = ({
  contradictoryAt,
}: Pick<AuditRow, 'contradictoryAt'>): Instant | null =>
  contradictoryAt && dueAt(contradictoryAt, { days: CONTRADICTORY_DAYS });

/** First instant at which the decision can no longer be appealed; null before it is made. */
export const appealUntil = ({ decidedAt }: Pick<AuditRow, 'decidedAt'>): Instant | null =>
  decidedAt && dueAt(decidedAt, { days: LABEL_APPEAL_DAYS });

/**
 * What `apply` and `possibleActions` read of the audit at `asOf`. Of one that is over, its appeal only: nothing else may move.
 * @param contents as `loadContents` gives them; those of an audit that is over are not read
 */
export async function auditContext(
  db: Db,
  row: AuditRow,
  contents: AuditContents | null,
  { asOf, reason, accountId, independence = {} }: Judged,
): Promise<Context> {
  const over = { asOf, reason, ...appealFacts(row, asOf) };
  if (OVER.includes(row.status)) return over;
  const { frozen, required = [], verdicts = [] } = contents ?? {};
  const known = new Set(frozen?.answers.flatMap(({ evidence }) => evidence.map(({ id }) => id)));
  const signaturesDue = !['requested', 'assigned'].includes(row.status);
  const problems = await independenceOf(db, row, { signaturesDue, ...independence }, asOf);
  return {
    ...over,
    ...replyFacts(row, asOf),
    // Guard I7 is the accreditation itself.
    accreditationActive: problems.every(({ guard }) => guard !== 'I7'),
    independenceProblems: problems,
    signed: row.team.some((one) => one.accountId === accountId && one.signedAt !== null),
    recusalUsed: row.recusedAt !== null,
    assessmentCurrent: await hasCurrentAssessment(db, row.solution.id),
    missingVerdicts: missingVerdicts(required, verdicts),
    newEvidence: verdicts.some((one) => one.replyEvidenceIds.some((id) => !known.has(id))),
  };
}

function appealFacts(row: AuditRow, asOf: Instant) {
  const until = appealUntil(row);
  return {
    appealOpen: until !== null && asOf < until,
    appealed: row.appealedAt !== null,
    appealPending: row.appealedAt !== null && row.appealDecidedAt === null,
  };
}

function replyFacts(row: AuditRow, asOf: Instant) {
  const until = repliesUntil(row);
  const repliesClosed = row.repliesClosedAt !== null;
  return {
    repliesClosed,
    repliesOpen: !repliesClosed && until !== null && asOf < until,
    repliesOver: until !== null && asOf >= until,
    returnedOnce: row.returnedAt !== null,
    dates: { contradictoryAt: row.contradictoryAt },
  };
}
