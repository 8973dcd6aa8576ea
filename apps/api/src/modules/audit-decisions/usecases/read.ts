/** Replies, what the decider reads, and appeals. */
import type { Person } from '@gouvtech/domain/actors';
import { apply } from '@gouvtech/domain/transitions';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import {
  type AuditDependencies,
  auditObject,
  loadVerdicts,
  mayDo,
  readableAudit,
  repliesUntil,
} from '../../audits/index.ts';
import { appealViews } from '../appeal-view.ts';
import { decisionView } from '../decision-view.ts';
import { listAppealed } from '../repository.ts';
import type { AuditAppeal, AuditDecision, AuditReplies } from '../schemas.ts';
import { repliesOf } from '../view.ts';

/** Far above what waits at a time. */
const SHOWN = 200;

export function readUseCases({ database: { db }, clock }: AuditDependencies) {
  const now = () => clock().toISOString();
  return {
    /** The vendor reads its own replies at any time; the verdicts they answer, once the report is sent. */
    replies: async (actor: Person, reference: string): Promise<AuditReplies> => {
      const row = await readableAudit(db, actor, 'audit:read-report', reference);
      const given = (await loadVerdicts(db, row.id)).filter(({ draft }) => !draft);
      const sent = apply(auditObject(row), 'audit:read-report', { asOf: now() }).ok;
      const all = sent || mayDo(actor, 'audit:read-work', row);
      const shown = all ? given : given.filter(({ reply }) => reply !== null);
      return {
        until: repliesUntil(row),
        closedAt: row.repliesClosedAt,
        items: await repliesOf(db, shown),
      };
    },

    /** @throws ProblemError `transition-refused` before the audit is finalised */
    decision: async (actor: Person, reference: string): Promise<AuditDecision> => {
      const row = await readableAudit(db, actor, 'audit:read-work', reference);
      if (row.status !== 'finalised') throw refusalError('wrong-state');
      return decisionView(db, actor, row, now());
    },

    appeals: async (actor: Person): Promise<AuditAppeal[]> => {
      demandRight(actor, 'moderation:read-queue', { type: 'moderation-queue' });
      return appealViews(db, actor, await listAppealed(db, SHOWN), now());
    },

    appeal: async (actor: Person, reference: string): Promise<AuditAppeal> => {
      demandRight(actor, 'moderation:read-queue', { type: 'moderation-queue' });
      const row = await readableAudit(db, actor, 'audit:read', reference);
      if (row.appealedAt === null) throw refusalError('hidden');
      return (await appealViews(db, actor, [row], now()))[0]!;
    },
  };
}
