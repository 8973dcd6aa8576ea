/** An appeal against the decision on an audit, as staff reads it. */
import { addDays, dayOf, type Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { APPEAL_DECISION_DAYS } from '@gouvtech/domain/moderation-queue';
import { can } from '@gouvtech/domain/permissions';
import { refusalText, type RefusalReason } from '@gouvtech/domain/refusals';
import { possibleActions } from '@gouvtech/domain/transitions';
import { auditContext, auditEtag, auditObject, type AuditRow } from '../audits/index.ts';
import { labelOfAudit } from './label-repository.ts';
import { nameOf, replacementOf } from './repository.ts';
import type { AuditAppeal } from './schemas.ts';

/** @param row appealed */
export async function appealView(
  db: Db,
  actor: Person,
  row: AuditRow,
  at: Instant,
): Promise<AuditAppeal> {
  const object = auditObject(row);
  const context = await auditContext(db, row, { asOf: at, accountId: actor.accountId });
  const right = can(actor, 'audit:reopen', object);
  const label = await labelOfAudit(db, row.id);
  const { solution, organisation, labeller } = row;
  return {
    reference: row.reference,
    etag: auditEtag(row),
    kind: row.kind,
    solution: { slug: solution.slug, name: solution.name },
    vendor: organisation && { slug: organisation.slug, name: organisation.name },
    labeller: { slug: labeller.slug, name: labeller.name },
    scheme: { id: row.scheme, name: LABEL_SCHEMES[row.scheme].name },
    team: row.team.map(({ name }) => name),
    outcome: row.outcome!,
    decidedBy: await nameOf(db, row.decidedBy),
    decidedAt: row.decidedAt!,
    decisionReason: row.decisionReason,
    label: label?.reference ?? null,
    reason: row.appealReason ?? '',
    at: row.appealedAt!,
    due: addDays(dayOf(row.appealedAt!), APPEAL_DECISION_DAYS),
    ruling: row.appealOutcome
      ? {
          outcome: row.appealOutcome,
          answer: row.appealAnswer ?? '',
          at: row.appealDecidedAt!,
          next: await replacementOf(db, row.id),
        }
      : null,
    actions: possibleActions(actor, object, context),
    why: row.appealOutcome || right.ok ? null : whyNot(right.reason),
  };
}

const whyNot = (reason: RefusalReason): string =>
  reason === 'forbidden'
    ? 'Un administrateur du catalogue qui n’a pas pris part à la décision juge ce recours.'
    : refusalText(reason);
