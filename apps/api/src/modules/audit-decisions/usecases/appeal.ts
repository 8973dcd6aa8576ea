/** The vendor appeals a decision; an administrator of the catalogue who took no part in it decides. */
import { publishToReadModel, recordEvent } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import {
  actOnAudit,
  type AskedAudit,
  type AuditAct,
  type AuditDependencies,
  demandMove,
  findOpenAudit,
  logAudit,
  updateAudit,
  writeMove,
} from '../../audits/index.ts';
import { demandHold, dropHold } from '../../holds/index.ts';
import { typography } from '../../mail/index.ts';
import { demandedText } from '../inputs.ts';
import { tellAppealDecided, tellAppealed } from '../notices.ts';
import { roundToAudit } from '../repository.ts';
import type { AppealRuling } from '../schemas.ts';
import { requestAudit } from './surveillance.ts';

/** Once, within 30 days. */
export const appealDecision = (
  dependencies: AuditDependencies,
  actor: Person,
  asked: AskedAudit,
  typed: string,
) =>
  actOnAudit(dependencies, actor, asked, 'audit:appeal', async (act) => {
    const reason = demandedText('reason', typed, 'Dites ce que vous contestez et pourquoi');
    const { status } = await demandMove(act, { action: 'audit:appeal', reason });
    const row = await writeMove(act, status, {
      ...{ appealedBy: actor.accountId, appealedAt: act.at, appealReason: reason },
    });
    await tellAppealed({ ...act, row, publicOrigin: dependencies.publicOrigin });
    await logAudit(act, { action: 'audit:appeal', to: status, reason });
  });

/**
 * Upheld: the audit is reopened, its content stays, and another of the pair starts with other people. Its label, if any,
 * is left to its own rules.
 */
export const decideAuditAppeal = (
  dependencies: AuditDependencies,
  actor: Person,
  asked: AskedAudit,
  { outcome, answer: typed }: AppealRuling,
) => {
  const action = outcome === 'upheld' ? 'audit:reopen' : 'audit:dismiss-appeal';
  return actOnAudit(dependencies, actor, asked, action, async (act) => {
    const { tx, at } = act;
    const answer = demandedText('answer', typed, 'Répondez au recours, pour les deux parties');
    const { status } = await demandMove(act, { action, reason: answer });
    await demandHold(tx, actor.accountId, 'appeal', act.row.reference);
    await dropHold(tx, 'appeal', act.row.reference);
    const row = await writeMove(act, status, {
      ...{ appealDecidedBy: actor.accountId, appealDecidedAt: at, appealOutcome: outcome },
      ...{ appealAnswer: answer, ...(outcome === 'upheld' && { statusReason: answer }) },
    });
    const next = outcome === 'upheld' ? await doAgain({ ...act, row }) : null;
    await tellAppealDecided({ tx, row, at, publicOrigin: dependencies.publicOrigin }, next);
    await logAudit(act, { action, to: status, reason: answer, data: { next } });
  });
};

/**
 * @returns the reference of the audit that replaces it: the one of the pair that the vendor asked for meanwhile, when it is
 * open; null when a surveillance is
 */
async function doAgain(act: AuditAct): Promise<string | null> {
  const { tx, row, at } = act;
  await recordEvent(tx, {
    solutionId: row.solution.id,
    kind: 'audit-reopened',
    summary: typography(
      `Audit ${row.reference} de ${row.labeller.name} rouvert : le recours de l’éditeur est retenu.`,
    ),
    at,
  });
  await publishToReadModel(tx, [row.solution.id], at);
  const open = await findOpenAudit(tx, row.solution.id, row.scheme);
  if (open?.kind === 'surveillance') return null;
  if (open) {
    // Nobody who made or decided the first may make or decide this one, whoever was named already.
    if (open.replacesId === null) await updateAudit(tx, open.id, { replacesId: row.id });
    return open.reference;
  }
  const next = await requestAudit(act, {
    assessmentId: (await roundToAudit(tx, row.solution.id)) ?? row.assessmentId,
    message: `Le recours contre la décision de l’audit ${row.reference} est retenu : il est refait par d’autres personnes.`,
    replacesId: row.id,
  });
  return next.reference;
}
