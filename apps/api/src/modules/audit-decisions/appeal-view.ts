/** Appeals against decisions on audits, as staff reads them. */
import { addDays, dayOf, type Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { APPEAL_DECISION_DAYS } from '@gouvtech/domain/moderation-queue';
import { can } from '@gouvtech/domain/permissions';
import { refusalText } from '@gouvtech/domain/refusals';
import { possibleActions } from '@gouvtech/domain/transitions';
import { auditContext, auditEtag, auditHead, auditObject, type AuditRow } from '../audits/index.ts';
import { appealSides, type AppealSide } from './repository.ts';
import type { AuditAppeal } from './schemas.ts';

/** In the order given, with what this person may do at `at`. @param rows appealed */
export async function appealViews(
  db: Db,
  actor: Person,
  rows: readonly AuditRow[],
  at: Instant,
): Promise<AuditAppeal[]> {
  const ids = rows.map(({ id }) => id);
  const sides = await appealSides(db, ids);
  return Promise.all(
    rows.map(async (row) => {
      const context = await auditContext(db, row, null, { asOf: at });
      const actions = possibleActions(actor, auditObject(row), context);
      return { ...appealView(row, sides.get(row.id)!), actions, why: whyNot(actor, row) };
    }),
  );
}

const appealView = (row: AuditRow, side: AppealSide) => ({
  ...auditHead(row),
  etag: auditEtag(row),
  team: row.team.map(({ name }) => name),
  outcome: row.outcome!,
  decidedBy: side.decidedBy,
  decidedAt: row.decidedAt!,
  decisionReason: row.decisionReason,
  label: side.label,
  reason: row.appealReason ?? '',
  at: row.appealedAt!,
  due: addDays(dayOf(row.appealedAt!), APPEAL_DECISION_DAYS),
  ruling: row.appealOutcome
    ? {
        outcome: row.appealOutcome,
        answer: row.appealAnswer ?? '',
        at: row.appealDecidedAt!,
        next: side.next,
      }
    : null,
});

function whyNot(actor: Person, row: AuditRow): string | null {
  const right = can(actor, 'audit:reopen', auditObject(row));
  if (row.appealOutcome || right.ok) return null;
  return right.reason === 'forbidden'
    ? 'Un administrateur du catalogue qui n’a pas pris part à la décision juge ce recours.'
    : refusalText(right.reason);
}
