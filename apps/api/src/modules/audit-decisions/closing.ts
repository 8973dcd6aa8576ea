/** The verdicts of an audit that closes, applied to the answers they bear on (evaluation model, 1.2 and section 2). */
import { randomUUID } from 'node:crypto';
import { versionsFrom, type Answer, type CriteriaSet, type Instant } from '@gouvtech/criteria';
import { writeSnapshot, type Db } from '@gouvtech/db';
import type { AuditRow } from '../audits/index.ts';
import {
  insertVerdicts,
  roundsAlive,
  type AppliedVerdict,
  type LivingRound,
} from './closing-repository.ts';
import type { Examined } from './examined.ts';

/**
 * Freezes the answers with their verdicts, then writes each verdict beside the answer of the round audited and of every
 * later one that lives. The vendor’s answers are not touched. The caller holds the solution, and publishes.
 * @param examined at `at`
 * @returns the snapshot of the closing
 */
export async function closeAudit(
  tx: Db,
  audit: AuditRow,
  examined: Examined,
  at: Instant,
): Promise<{ id: string; sha256: string }> {
  const { frozen } = examined;
  const snapshot = await freeze(tx, audit, examined, { kind: 'audit-closing', at });
  const rounds = await roundsAlive(tx, {
    solutionId: audit.solution.id,
    assessmentId: frozen.assessmentId,
  });
  await insertVerdicts(
    tx,
    rounds.flatMap((round) => appliedTo(round, examined, audit, at)),
  );
  return snapshot;
}

/** @returns the snapshot written: the answers with their verdicts, and what they are worth at `at` */
export const freeze = (
  tx: Db,
  audit: AuditRow,
  { frozen, answers }: Pick<Examined, 'frozen' | 'answers'>,
  { kind, at }: { kind: 'audit-closing' | 'label-decision'; at: Instant },
) =>
  writeSnapshot(tx, {
    ...{ kind, answers, asOf: at, assessmentId: frozen.assessmentId },
    solution: { id: audit.solution.id, slug: audit.solution.slug, name: audit.solution.name },
    ...{ set: frozen.set, facts: frozen.facts },
  });

function appliedTo(
  round: LivingRound,
  { frozen, verdicts, answers }: Examined,
  audit: AuditRow,
  at: Instant,
): AppliedVerdict[] {
  const versions = versionsFrom(frozen.set.version, round.criteriaSet);
  const judged = new Map(answers.map((answer) => [answer.criterion, answer]));
  return verdicts.flatMap((one): AppliedVerdict[] => {
    const examinedAnswer = judged.get(one.criterion);
    const criterion = sameCriterion(one.criterion, versions);
    const answer = round.answers.find((its) => its.criterion === criterion);
    const applied = examinedAnswer?.verdicts.at(-1);
    if (!answer || !examinedAnswer || !applied) return [];
    return [
      {
        // The snapshot names the verdicts of the round audited.
        id: round.id === frozen.assessmentId ? applied.id : randomUUID(),
        assessmentId: round.id,
        criterion: answer.criterion,
        outcome: applied.outcome,
        value: applied.value ?? null,
        declared: applied.declared ?? null,
        revision: revisionSeen(examinedAnswer, answer),
        decidedAt: at,
        validUntil: applied.validUntil,
        auditor: audit.labeller.name,
        auditId: audit.id,
        method: one.methods.join(', ') || null,
        severity: one.severity,
        finding: one.finding,
      },
    ];
  });
}

/**
 * The revision of this answer that was examined; 0 when none was: it was written apart, in a round begun from nothing, and
 * only what is adverse follows it.
 */
function revisionSeen(
  { revision, answeredAt }: Pick<Answer, 'revision' | 'answeredAt'>,
  answer: LivingRound['answers'][number],
): number {
  const same = answer.revision === revision && answer.answeredAt === answeredAt;
  return same || answer.revision > revision ? revision : 0;
}

/** Its id in the last of these versions, when each one maps it as it was; else null: a verdict does not follow a change. */
export function sameCriterion(id: string, versions: readonly CriteriaSet[]): string | null {
  let current: string | null = id;
  for (const { criteria } of versions.slice(1)) {
    const from: string | null = current;
    current =
      criteria.find(
        ({ mapping }) => mapping.kind === 'same' && from !== null && mapping.from.includes(from),
      )?.id ?? null;
  }
  return current;
}
