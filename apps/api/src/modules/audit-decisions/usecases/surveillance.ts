/** A surveillance looks again at a label already held, on a sample: it keeps it, or not. */
import { appendEvent, type Db } from '@gouvtech/db';
import { refusalText } from '@gouvtech/domain/refusals';
import { apply } from '@gouvtech/domain/transitions';
import { refusalError } from '../../../contract/demand.ts';
import {
  type AuditAct,
  type AuditRow,
  findAudit,
  findOpenAudit,
  insertAudit,
  nextAuditReference,
} from '../../audits/index.ts';
import { labelObject, lockLabel, suspendLabel, type LabelRow } from '../../labels/index.ts';
import { sampleErrors, type Examined } from '../examined.ts';
import type { Judged } from '../judged.ts';
import { closeSurveillance, findWatched } from '../label-repository.ts';
import { tellFullAudit, type Told } from '../notices.ts';
import { roundToAudit } from '../repository.ts';

/** The label looked at again, held until the end of the transaction. */
export async function watchedLabel(tx: Db, audit: AuditRow): Promise<LabelRow> {
  const id = await findWatched(tx, audit.id);
  const label = id && (await lockLabel(tx, id));
  if (!label) throw new Error(`surveillance ${audit.reference} has no label`);
  return label;
}

type Conclusion = { judged: Judged; examined: Examined; watched: LabelRow; publicOrigin: string };

/**
 * Closes the surveillance, which reveals its seed; suspends the label of a failure that found a major non-conformity; asks
 * for a whole audit when the sample holds too many errors.
 * @throws ProblemError `transition-refused` when it is said to pass below the level held
 */
export async function concludeSurveillance(
  act: AuditAct,
  { judged, examined, watched, publicOrigin }: Conclusion,
): Promise<{ told: Told; data: Record<string, unknown> }> {
  const { tx, row, at, actor } = act;
  const { outcome, reason } = judged;
  const { label, majors } = examined;
  if (outcome === 'passed') demandKept(watched, label.level, at);
  const passed = outcome === 'passed';
  await closeSurveillance(tx, row.id, { outcome: passed ? 'passed' : 'failed', at });
  const sample = sampleErrors(row, examined)!;
  // Before the log is written to: references are given in this order everywhere, so that nobody waits for each other.
  const next = sample.beyond ? await askFullAudit(act, publicOrigin) : null;
  const suspends = !passed && majors.length > 0 && watched.status === 'active';
  if (suspends)
    await suspendLabel(tx, watched, {
      ...{ reason: reason!, cause: 'major-finding', at, publicOrigin },
      by: { accountId: actor.accountId, role: 'decider' },
    });
  return {
    told: {
      ...{ outcome, reason, level: watched.level, label: watched.reference },
      validFrom: null,
    },
    data: {
      ...{ label: watched.reference, held: watched.level, suspended: suspends },
      ...{ sample: sample.size, errors: sample.errors, fullAudit: next },
    },
  };
}

function demandKept(label: LabelRow, computed: number, at: string): void {
  const levels = { computed, held: label.level };
  // One that is suspended is restored by its own act, once its cause is cured.
  const status = label.status === 'suspended' ? 'active' : label.status;
  const object = labelObject({ ...label, status });
  const outcome = apply(object, 'label:pass-surveillance', { asOf: at, levels });
  if (outcome.ok) return;
  throw refusalError(outcome.reason, [{ path: 'outcome', message: refusalText(outcome.reason) }]);
}

/** Asked by the catalogue itself, of the same labeller. @returns its reference; null when one is open already */
async function askFullAudit(act: AuditAct, publicOrigin: string): Promise<string | null> {
  const { tx, row, at } = act;
  const assessmentId = await roundToAudit(tx, row.solution.id);
  if (!assessmentId || (await findOpenAudit(tx, row.solution.id, row.scheme))) return null;
  const next = await requestAudit(act, {
    assessmentId,
    message: `La surveillance ${row.reference} a trouvé trop d’erreurs dans son échantillon.`,
  });
  await tellFullAudit({ tx, row, at, publicOrigin }, next);
  return next.reference;
}

/** A new audit of the pair that nobody of the vendor asked. */
export async function requestAudit(
  { tx, row, at }: AuditAct,
  given: { assessmentId: string; message: string; replacesId?: string },
): Promise<AuditRow> {
  const id = await insertAudit(tx, {
    ...{ ...given, kind: 'full', scheme: row.scheme, status: 'requested' },
    ...{ solutionId: row.solution.id, labellerId: row.labeller.id },
    ...{ statusSince: at, requestedAt: at, requestedBy: null },
    reference: await nextAuditReference(tx, at),
  });
  await appendEvent(tx, {
    ...{ at, actor: null, role: 'clock', action: 'audit:request', to: 'requested' },
    object: { type: 'audit', id },
    organisationId: row.organisation?.id ?? null,
    solutionId: row.solution.id,
    data: { because: row.reference },
  });
  return (await findAudit(tx, id))!;
}
