/** Audits of the demonstration, as the product itself would have written them: copies frozen, verdicts, decision, label. */
import { createHash } from 'node:crypto';
import {
  labelLevel,
  score,
  type Answer,
  type CriteriaSet,
  type Facts,
  type Instant,
} from '@gouvtech/criteria';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import { requiredVerdicts, surveillanceSample } from '@gouvtech/domain/audit-scope';
import { and, eq } from 'drizzle-orm';
import type { Db } from '../src/database.ts';
import { loadAnswers } from '../src/readers/answers.ts';
import {
  audit,
  auditMember,
  auditVerdict,
  labelSurveillance,
  publicEvent,
} from '../src/schema/index.ts';
import { writeSnapshot, type SnapshotKind } from '../src/writers/snapshot.ts';
import { uuidOf } from './answers/identity.ts';
import { auditDates, auditId, labelId, reference, stateOfAudit } from './audits/dates.ts';
import { AUDITS, type AuditSeed } from './audits/index.ts';
import { insertRows } from './bulk.ts';
import type { Clock } from './clock.ts';
import { applyVerdicts, verdictRows } from './load-audit-verdicts.ts';
import { saveLabel } from './load-labels.ts';
import { LABELLERS } from './people/labellers.ts';

export type AuditedRound = {
  tx: Db;
  clock: Clock;
  set: CriteriaSet;
  solution: { id: string; slug: string; name: string };
  assessmentId: string;
  facts: Facts;
};

/** Those of one round, in the order of their openings. Labellers and their people are there already. */
export async function saveAudits(round: AuditedRound, seeds: readonly AuditSeed[]): Promise<void> {
  if (seeds.length === 0) return;
  const { answers } = (await loadAnswers(round.tx, [round.assessmentId])).get(round.assessmentId)!;
  for (const seed of seeds) await saveAudit(round, seed, answers);
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
/** Whoever reads the demonstration can draw again what it drew. */
export const seedOf = (number: number, surveillance: number): string =>
  sha256(`demonstration ${number} ${surveillance}`);

/** @param answers of the round; the verdicts of a closed audit are added to them */
async function saveAudit(round: AuditedRound, seed: AuditSeed, answers: Answer[]): Promise<void> {
  const { tx, clock, set, solution, assessmentId, facts } = round;
  const freeze = (kind: SnapshotKind, asOf: Instant) =>
    writeSnapshot(tx, { kind, assessmentId, solution, set, facts, answers, asOf });
  const id = auditId(seed.number);
  const dates = auditDates(seed, clock);
  const scheme = LABEL_SCHEMES[seed.scheme];
  const opening = dates.openedAt && (await freeze('audit-opening', dates.openedAt));
  const required = opening ? requiredVerdicts(set, scheme, answers, opening.result) : [];
  const full = seed.surveillanceOf === undefined;
  const seeds =
    opening && full ? scheme.surveillanceMonths.map((_, n) => seedOf(seed.number, n + 1)) : null;
  const blocking = new Set(set.criteria.filter((one) => one.blocking).map((one) => one.id));
  const sample =
    opening && !full
      ? surveillanceSample(
          required,
          blocking,
          {
            seed: seedOf(
              AUDITS.find((one) => one.label?.number === seed.surveillanceOf)!.number,
              1,
            ),
            snapshotSha256: opening.sha256,
            share: scheme.sampleShare,
          },
          sha256,
        )
      : null;
  const verdicts = opening
    ? verdictRows(seed, { required: sample ?? required, answers, set, clock })
    : [];
  // Its journal tells already of the audits that its answers carry.
  const carried = answers.some((one) => one.verdicts.some(({ at }) => at === dates.decidedAt));
  let closing: Awaited<ReturnType<typeof freeze>> | null = null;
  if (dates.decidedAt && opening) {
    await applyVerdicts(round, seed, {
      answers,
      verdicts,
      at: dates.decidedAt,
      sheet: opening.result,
    });
    closing = await freeze('audit-closing', dates.decidedAt);
  }
  await insertRows(tx, audit, [
    {
      ...{
        id,
        reference: reference('A', seed.number, dates.requestedAt),
        kind: full ? 'full' : 'surveillance',
      },
      ...{ solutionId: solution.id, scheme: seed.scheme, assessmentId },
      labellerId: uuidOf(seed.labeller, 'organisation'),
      ...stateOfAudit(seed, clock),
      version: 1,
      requestedBy: account(seed.by),
      message: seed.message ?? '',
      estimate: full ? withinReach(round, answers, dates.requestedAt, seed) : null,
      replacesId: seed.replaces === undefined ? null : auditId(seed.replaces),
      leadId: account(seed.recused ? undefined : seed.team?.[0]),
      ...(seed.recused && {
        recusedId: account(seed.recused.who),
        recusedAt: clock.at(seed.recused.on, 10),
        recusalReason: seed.recused.reason,
      }),
      ...dates,
      openingSnapshotId: opening ? opening.id : null,
      seeds,
      seedCommitments: seeds && seeds.map(sha256),
      sample,
      closingSnapshotId: closing && closing.id,
      ...(seed.decided && {
        decidedBy: account(seed.decided.by),
        outcome: seed.decided.outcome,
        decisionReason: seed.decided.reason,
      }),
      ...appealOf(seed, clock),
    },
  ]);
  await insertRows(tx, publicEvent, tracesOf(seed, solution.id, { told: carried, clock }));
  await insertRows(tx, auditMember, membersOf(seed, dates, clock));
  await insertRows(tx, auditVerdict, verdicts);
  if (seed.surveillanceOf !== undefined)
    await tx
      .update(labelSurveillance)
      .set({ auditId: id })
      .where(
        and(
          eq(labelSurveillance.labelId, labelId(seed.surveillanceOf)),
          eq(labelSurveillance.number, 1),
        ),
      );
  if (!closing || !seed.label || !dates.decidedAt) return;
  const decision = await freeze('label-decision', dates.decidedAt);
  await saveLabel(round, seed, { snapshotId: decision.id, sheet: decision.result });
}

const account = (id: string | undefined): string | null =>
  id === undefined ? null : uuidOf(id, 'account');

/** What the vendor saw: the level if every answer claimed were confirmed. */
function withinReach(
  { facts, set }: AuditedRound,
  answers: readonly Answer[],
  asOf: Instant,
  { scheme }: AuditSeed,
) {
  const confirmed = answers.map((answer): Answer => {
    const id = answer.criterion;
    const verdict = { id, outcome: 'confirmed' as const, at: asOf, revision: answer.revision };
    return { ...answer, verdicts: [{ ...verdict, validUntil: '9999-12-31' }] };
  });
  const claimed = confirmed.filter(({ response }) => response.kind === 'level');
  const { level, obstacles } = labelLevel(
    score(claimed, facts, set, asOf),
    set,
    LABEL_SCHEMES[scheme],
    { openMajorNonConformity: false, assessmentCurrent: true },
  );
  return { level, obstacles, asOf };
}

function membersOf(
  { number, team = [], assigned, accepted, signed, labeller }: AuditSeed,
  { requestedAt }: { requestedAt: Instant },
  clock: Clock,
): (typeof auditMember.$inferInsert)[] {
  const decider = DECIDERS[labeller];
  return team.map((id) => ({
    auditId: auditId(number),
    accountId: uuidOf(id, 'account'),
    namedBy: account(decider),
    namedAt: assigned === undefined ? requestedAt : clock.at(assigned, 10),
    signedAt:
      accepted !== undefined || signed?.includes(id)
        ? clock.at(accepted ?? (assigned ?? 0) + 1, 9)
        : null,
  }));
}

const DECIDERS: Record<string, string> = {
  'verif-ethique': 'solange-abadie',
  'atelier-audit-public': 'marc-olivier-henry',
  'verdelet-evaluation': 'violette-sanchez',
};

/** What the public reads of an audit, beside its label. */
function tracesOf(
  { number, decided, cancelled, appeal, labeller }: AuditSeed,
  solutionId: string,
  { told, clock }: { told: boolean; clock: Clock },
): (typeof publicEvent.$inferInsert)[] {
  const { name } = LABELLERS.find(({ slug }) => slug === labeller)!;
  const reopened = appeal?.decided?.outcome === 'upheld' ? appeal.decided : undefined;
  const lines = [
    decided && !told
      ? { kind: 'audited' as const, on: decided.on, summary: `Audit clos par ${name}.` }
      : undefined,
    cancelled && {
      ...{ kind: 'audit-cancelled' as const, on: cancelled.on },
      summary: `Audit mené par ${name} annulé.`,
    },
    reopened && {
      ...{ kind: 'audit-reopened' as const, on: reopened.on },
      summary: `Audit mené par ${name} rouvert après un recours.`,
    },
  ];
  return lines.flatMap((line, index) =>
    line
      ? [
          {
            ...{ id: uuidOf('audit', number, 'event', index), solutionId, kind: line.kind },
            ...{ summary: line.summary, happenedAt: clock.at(line.on, 12) },
          },
        ]
      : [],
  );
}

function appealOf({ appeal }: AuditSeed, clock: Clock) {
  if (!appeal) return {};
  const { on, by, reason, decided } = appeal;
  return {
    ...{ appealedBy: account(by), appealedAt: clock.at(on, 15), appealReason: reason },
    ...(decided && {
      appealDecidedBy: account('yannick-ferrand'),
      appealDecidedAt: clock.at(decided.on, 11),
      appealOutcome: decided.outcome,
      appealAnswer: decided.answer,
    }),
  };
}
