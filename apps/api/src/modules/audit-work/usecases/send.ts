import type { AuditStatus } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { apply } from '@gouvtech/domain/transitions';
import { refusalError } from '../../../contract/demand.ts';
import { demandVersion } from '../../../contract/if-match.ts';
import {
  auditFor,
  auditObject,
  repliesUntil,
  updateAudit,
  type AuditDependencies,
} from '../../audits/index.ts';
import { tellVendorOfReport } from '../notices.ts';
import { headerOf } from '../view-header.ts';
import { titleOf } from '../words.ts';
import { loadWork, missingOf, verdictOn, type Work } from '../work.ts';
import { logWork } from './context.ts';

export const sendUseCase =
  ({ database, clock, publicOrigin }: AuditDependencies) =>
  /** Opens the contradictory phase. @throws ProblemError naming every criterion that still wants a verdict */
  (actor: Person, { reference, ifMatch }: { reference: string; ifMatch: string | undefined }) =>
    database.transaction(async (tx) => {
      const at = clock().toISOString();
      const audit = await auditFor(tx, actor, 'audit:send-to-vendor', reference);
      demandVersion(ifMatch, `"${audit.version}"`, { current: null });
      const work = audit.openingSnapshotId ? await loadWork(tx, audit) : null;
      const missingVerdicts = work ? missingOf(work) : [];
      const outcome = apply(auditObject(audit), 'audit:send-to-vendor', {
        asOf: at,
        missingVerdicts,
      });
      if (!outcome.ok)
        throw refusalError(
          outcome.reason,
          work && outcome.reason === 'verdicts-missing' ? named(work, missingVerdicts) : [],
        );
      const status = outcome.to as AuditStatus;
      const sent = { status, statusSince: at, contradictoryAt: at, repliesClosedAt: null };
      await updateAudit(tx, audit.id, sent);
      const after = { ...audit, ...sent, version: audit.version + 1 };
      await tellVendorOfReport(tx, after, { at, until: repliesUntil(after)!, publicOrigin });
      await logWork(
        tx,
        { audit, actor, at },
        {
          ...{ action: 'audit:send-to-vendor', to: status },
          data: { verdicts: work!.required.length },
        },
      );
      return headerOf({ ...work!, audit: after }, actor, at);
    });

const named = (work: Work, missing: string[]) =>
  missing.map((id) => ({
    path: `verdicts.${id}`,
    message: `${id}, ${titleOf(work, id)} : ${verdictOn(work, id) ? 'l’avis est encore un brouillon' : 'aucun avis'}.`,
  }));
