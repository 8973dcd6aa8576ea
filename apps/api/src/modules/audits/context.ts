/** What the moves of an audit are judged on, at an instant: the only place that gathers it. */
import type { Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import type { Context } from '@gouvtech/domain/transitions';
import { dueAt } from '@gouvtech/domain/transitions-dates';
import { CONTRADICTORY_DAYS } from '@gouvtech/domain';
import { LABEL_APPEAL_DAYS } from '@gouvtech/domain/transitions-label';
import { loadFrozen } from './frozen-repository.ts';
import { independenceOf, isAccredited, type Asked } from './independence-repository.ts';
import { hasCurrentAssessment, type AuditRow } from './repository.ts';
import { loadVerdicts } from './verdict-repository.ts';
import { missingVerdicts, requiredOf } from './verdicts.ts';

type Judged = {
  asOf: Instant;
  reason?: string | undefined;
  /** who acts: whether they have signed already */
  accountId?: string;
  /** how independence is judged for this act */
  independence?: Partial<Asked>;
};

/** First instant at which the vendor can no longer reply; null before the contradictory phase. */
export const repliesUntil = ({
  contradictoryAt,
}: Pick<AuditRow, 'contradictoryAt'>): Instant | null =>
  contradictoryAt && dueAt(contradictoryAt, { days: CONTRADICTORY_DAYS });

/** First instant at which the decision can no longer be appealed; null before it is made. */
export const appealUntil = ({ decidedAt }: Pick<AuditRow, 'decidedAt'>): Instant | null =>
  decidedAt && dueAt(decidedAt, { days: LABEL_APPEAL_DAYS });

export async function auditContext(
  db: Db,
  row: AuditRow,
  { asOf, reason, accountId, independence = {} }: Judged,
): Promise<Context> {
  const until = repliesUntil(row);
  const appealEnd = appealUntil(row);
  const verdicts = row.openingSnapshotId ? await loadVerdicts(db, row.id) : [];
  const frozen = row.openingSnapshotId ? await loadFrozen(db, row.openingSnapshotId) : null;
  const required = frozen ? requiredOf(row, frozen) : [];
  const known = new Set(frozen?.answers.flatMap(({ evidence }) => evidence.map(({ id }) => id)));
  const repliesClosed = row.repliesClosedAt !== null;
  const signaturesDue = !['requested', 'assigned'].includes(row.status);
  return {
    asOf,
    reason,
    accreditationActive: await isAccredited(db, row.labeller.id, row.scheme, asOf),
    independenceProblems: await independenceOf(db, row, { signaturesDue, ...independence }, asOf),
    signed: row.team.some((one) => one.accountId === accountId && one.signedAt !== null),
    recusalUsed: row.recusedAt !== null,
    assessmentCurrent: await hasCurrentAssessment(db, row.solution.id),
    missingVerdicts: missingVerdicts(required, verdicts),
    repliesClosed,
    repliesOpen: !repliesClosed && until !== null && asOf < until,
    repliesOver: until !== null && asOf >= until,
    returnedOnce: row.returnedAt !== null,
    newEvidence: verdicts.some((one) => one.replyEvidenceIds.some((id) => !known.has(id))),
    appealOpen: appealEnd !== null && asOf < appealEnd,
    appealed: row.appealedAt !== null,
    appealPending: row.appealedAt !== null && row.appealDecidedAt === null,
    dates: { contradictoryAt: row.contradictoryAt },
  };
}
