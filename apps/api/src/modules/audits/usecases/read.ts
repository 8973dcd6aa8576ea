/** One audit, and those of the labellers a person belongs to. */
import type { Person } from '@gouvtech/domain/actors';
import { AUDITS_A_PAGE, listAudits } from '../list-repository.ts';
import { readableAudit, type AuditDependencies } from '../object.ts';
import type { AuditDetail, AuditPage, AuditQuery } from '../schemas.ts';
import { auditDetail, auditLine } from '../view.ts';

/** @throws ProblemError `not-found`, the same as for an audit the reader may not know of */
export const readAudit = async (
  { database: { db }, clock }: AuditDependencies,
  actor: Person,
  reference: string,
): Promise<AuditDetail> =>
  auditDetail(
    db,
    actor,
    await readableAudit(db, actor, 'audit:read', reference),
    clock().toISOString(),
  );

/** Who belongs to no labeller has an empty list. */
export async function readAudits(
  { database: { db } }: AuditDependencies,
  actor: Person,
  query: AuditQuery,
): Promise<AuditPage> {
  const { rows, total, waiting } = await listAudits(db, actor, query);
  return {
    items: rows.map((row) => ({ ...auditLine(row), waiting: row.waiting })),
    page: query.page,
    pages: Math.max(1, Math.ceil(total / AUDITS_A_PAGE)),
    ...{ total, waiting },
  };
}
