/** The verdicts are final: by the lead once the vendor has finished, else by the clock. */
import type { Person } from '@gouvtech/domain/actors';
import {
  actOnAudit,
  type AskedAudit,
  type AuditDependencies,
  demandMove,
  logAudit,
  writeMove,
} from '../../audits/index.ts';
import { tellFinalised } from '../notices.ts';

/** The independence of the team is judged again. */
export const finaliseAudit = (dependencies: AuditDependencies, actor: Person, asked: AskedAudit) =>
  actOnAudit(dependencies, actor, asked, 'audit:finalise', async (act) => {
    const { status } = await demandMove(act, { action: 'audit:finalise' });
    const row = await writeMove(act, status, { finalisedAt: act.at });
    await tellFinalised({ ...act, row, publicOrigin: dependencies.publicOrigin }, false);
    await logAudit(act, { action: 'audit:finalise', to: status });
  });
