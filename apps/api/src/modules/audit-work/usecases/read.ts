import type { Person } from '@gouvtech/domain/actors';
import { apply } from '@gouvtech/domain/transitions';
import { refusalError } from '../../../contract/demand.ts';
import { ProblemError } from '../../../contract/problem-error.ts';
import type { Db } from '@gouvtech/db';
import {
  auditObject,
  mayDo,
  readableAudit,
  type AuditDependencies,
  type AuditRow,
} from '../../audits/index.ts';
import { findPieces } from '../repository.ts';
import { piecesOfReport, reportView } from '../report.ts';
import { evidenceOf } from '../verdict.ts';
import { momentOf } from '../view-header.ts';
import { criterionView, listView } from '../view.ts';
import { criterionOf, loadWork, whyOutside, type Work } from '../work.ts';

/** @throws ProblemError `not-found` for who has nothing to do with it, `transition-refused` before it is opened */
export async function readableWork(
  db: Db,
  actor: Person,
  reference: string,
  at: string,
): Promise<Work> {
  const audit = await readableAudit(db, actor, 'audit:read-work', reference);
  const outcome = apply(auditObject(audit), 'audit:read-work', { asOf: at });
  if (!outcome.ok) throw refusalError(outcome.reason);
  return loadWork(db, audit);
}

/** The criterion with what its verdict would change, as `actor` reads it. */
export async function readCriterion(db: Db, work: Work, actor: Person, id: string, at: string) {
  const criterion = criterionOf(work, id);
  const outside = whyOutside(work, criterion);
  if (outside) throw new ProblemError('criterion-not-found', { detail: outside });
  const { answer, replies } = evidenceOf(work, id);
  const pieces = await findPieces(db, [...answer, ...replies]);
  return criterionView(work, actor, criterion, { pieces, moment: await momentOf(db, work, at) });
}

export function readUseCases({ database, clock }: AuditDependencies) {
  const { db } = database;
  return {
    async list(actor: Person, reference: string) {
      const at = clock().toISOString();
      const work = await readableWork(db, actor, reference, at);
      return listView(work, actor, await momentOf(db, work, at));
    },

    async criterion(actor: Person, reference: string, id: string) {
      const at = clock().toISOString();
      return readCriterion(db, await readableWork(db, actor, reference, at), actor, id, at);
    },

    /** For the team as soon as it works; for the vendor once it is sent. */
    async report(actor: Person, reference: string) {
      const at = clock().toISOString();
      const audit = await readableAudit(db, actor, 'audit:read-report', reference);
      const outcome = apply(auditObject(audit), actionToRead(actor, audit), { asOf: at });
      if (!outcome.ok) throw refusalError(outcome.reason);
      const work = await loadWork(db, audit);
      const pieces = await findPieces(db, piecesOfReport(work));
      return reportView(work, actor, await momentOf(db, work, at), pieces);
    },
  };
}

const actionToRead = (actor: Person, audit: AuditRow) =>
  mayDo(actor, 'audit:read-work', audit) ? 'audit:read-work' : 'audit:read-report';
