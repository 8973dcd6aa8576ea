/** Somebody out of the team decides; the audit closes, and its verdicts count, in one transaction. */
import { appendEvent, publishToReadModel, recordEvent } from '@gouvtech/db';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { count, formatDate } from '@gouvtech/domain/format';
import {
  actOnAudit,
  type AskedAudit,
  type AuditAct,
  type AuditDependencies,
  demandMove,
  levelName,
  logAudit,
  writeMove,
} from '../../audits/index.ts';
import { settleLabels } from '../../labels/index.ts';
import { typography } from '../../mail/index.ts';
import { closeAudit, freeze } from '../closing.ts';
import { examine, type Examined } from '../examined.ts';
import { grantLabel, refuseLabel } from '../granting.ts';
import { judgeDecision, type Judged } from '../judged.ts';
import { tellDecided, type Told } from '../notices.ts';
import type { DecisionInput } from '../schemas.ts';
import { concludeSurveillance, watchedLabel } from './surveillance.ts';

type Options = { publicOrigin: string };
type Decided = { told: Told; data: Record<string, unknown> };

/**
 * @throws ProblemError naming the field: a level above the one computed, a refusal without its reason, a date too far;
 * `transition-refused` when a guard of independence fails, the accreditation is over, or the audit is not finalised
 */
export const decideAudit = (
  dependencies: AuditDependencies,
  actor: Person,
  asked: AskedAudit,
  input: DecisionInput,
) =>
  actOnAudit(dependencies, actor, asked, 'audit:decide', async (act) => {
    const { tx, at } = act;
    const { publicOrigin } = dependencies;
    const { status, contents } = await demandMove(act, {
      action: 'audit:decide',
      independence: { deciderId: actor.accountId },
    });
    const examined = await examine(tx, act.row, contents!, at);
    const judged = judgeDecision(act.row, examined, input, at);
    const watched = act.row.kind === 'surveillance' ? await watchedLabel(tx, act.row) : null;
    const snapshot = await closeAudit(tx, act.row, examined, at);
    const row = await writeMove(act, status, {
      ...{ decidedBy: actor.accountId, decidedAt: at, outcome: judged.outcome },
      ...{ decisionReason: judged.reason, closingSnapshotId: snapshot.id },
    });
    await tellPublic(act, judged, examined);
    const { told, data } = watched
      ? await concludeSurveillance({ ...act, row }, { judged, examined, watched, publicOrigin })
      : await concludeFull({ ...act, row }, judged, examined, { publicOrigin });
    await publishToReadModel(tx, [row.solution.id], at);
    await tellDecided({ tx, row, at, publicOrigin }, told);
    await logAudit(act, {
      ...{ action: 'audit:decide', to: status, snapshotSha256: snapshot.sha256 },
      ...(judged.reason && { reason: judged.reason }),
      data: { outcome: judged.outcome, computed: examined.label.level, ...data },
    });
  });

/** Everybody learns that an audit ended, and that its verdicts count; a refusal stays between the parties. */
const tellPublic = ({ tx, row, at }: AuditAct, { outcome }: Judged, examined: Examined) =>
  recordEvent(tx, {
    solutionId: row.solution.id,
    kind: outcome === 'passed' ? 'label-kept' : 'audited',
    summary: typography(
      `Audit ${row.reference} clos par ${row.labeller.name} pour le label « ${LABEL_SCHEMES[row.scheme].name} » : ${count(examined.verdicts.length, 'avis', 'avis')}${outcome === 'passed' ? ', le label est maintenu' : ''}.`,
    ),
    at,
  });

async function concludeFull(
  act: AuditAct,
  judged: Judged,
  examined: Examined,
  options: Options,
): Promise<Decided> {
  const { tx, row, at, actor } = act;
  const { frozen, label } = examined;
  const { level, reason, conditions, validFrom } = judged;
  const decided = { audit: row, criteriaSet: frozen.set.version, by: actor.accountId, at };
  const told = { outcome: judged.outcome, level, reason };
  if (level === 0) {
    const made = await refuseLabel(tx, {
      ...{ ...decided, snapshotId: row.closingSnapshotId!, reason: reason! },
    });
    await logLabel(act, made.id, 'refused', { reference: made.reference });
    return {
      told: { ...told, label: null, validFrom: null },
      data: { label: made.reference, level: 0 },
    };
  }
  const snapshot = await freeze(tx, row, examined, { kind: 'label-decision', at });
  const made = await grantLabel(tx, {
    ...{ ...decided, level, conditions, validFrom, snapshotId: snapshot.id },
    skippedThemes: label.skippedThemes,
  });
  await recordEvent(tx, {
    solutionId: row.solution.id,
    kind: 'labelled',
    summary: typography(
      `Label « ${LABEL_SCHEMES[row.scheme].name} », niveau ${levelName(level)}, accordé par ${row.labeller.name} du ${formatDate(validFrom)} au ${formatDate(made.validUntil)}.`,
    ),
    at,
  });
  await logLabel(act, made.id, 'granted', { reference: made.reference, level, validFrom });
  // One that starts today runs at once.
  await settleLabels(tx, row.solution.id, at, options);
  return {
    told: { ...told, label: made.reference, validFrom },
    data: { label: made.reference, level },
  };
}

/** The first line of the log of a label. */
const logLabel = (
  { tx, row, at, actor }: AuditAct,
  id: string,
  to: 'granted' | 'refused',
  data: Record<string, unknown>,
) =>
  appendEvent(tx, {
    ...{ at, actor: actor.accountId, role: 'decider', action: 'audit:decide', to },
    object: { type: 'label', id },
    organisationId: row.organisation?.id ?? null,
    solutionId: row.solution.id,
    data: { audit: row.reference, scheme: row.scheme, ...data },
  });
