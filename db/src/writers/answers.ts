import type { PgInsertValue, PgTable } from 'drizzle-orm/pg-core';
import type { Answer } from '@gouvtech/criteria';
import type { Db } from '../database.ts';
import * as t from '../schema/index.ts';
import type { NewAssessment } from './assessment.ts';

type Input = Pick<
  NewAssessment,
  'solutionId' | 'answers' | 'evidence' | 'verdictDetails' | 'checkDetails'
> & { assessmentId: string };

/** Rows of the answers and of everything dated that bears on them. */
export async function writeAnswers(db: Db, input: Input): Promise<void> {
  const { assessmentId, answers } = input;
  const each = <T>(
    read: (answer: Answer, key: { assessmentId: string; criterion: string }) => T[],
  ) => answers.flatMap((answer) => read(answer, { assessmentId, criterion: answer.criterion }));
  await insert(
    db,
    t.answer,
    answers.map((answer) => answerRow(assessmentId, answer)),
  );
  await insertEvidence(db, input);
  await insert(
    db,
    t.answerEvidence,
    each(({ evidence }, key) =>
      evidence.map(({ id, attachedAt, removedAt }) => ({
        ...key,
        evidenceId: id,
        attachedAt,
        removedAt,
      })),
    ),
  );
  const findings = new Map(input.checkDetails?.map(({ id, finding }) => [id, finding]));
  await insert(
    db,
    t.answerCheck,
    each(({ checks }, key) =>
      checks.map(({ at, ...check }) => ({
        ...key,
        ...check,
        checkedAt: at,
        finding: findings.get(check.id),
      })),
    ),
  );
  const details = new Map(input.verdictDetails?.map((detail) => [detail.id, detail]));
  await insert(
    db,
    t.verdict,
    each(({ verdicts }, key) =>
      verdicts.map(({ at, ...verdict }) => ({
        ...key,
        ...verdict,
        ...details.get(verdict.id)!,
        decidedAt: at,
      })),
    ),
  );
  await insert(
    db,
    t.answerDecision,
    each((answer, key) => decisions(answer).map((one) => ({ ...key, ...one }))),
  );
}

async function insert<T extends PgTable>(
  db: Db,
  table: T,
  values: PgInsertValue<T>[],
): Promise<void> {
  if (values.length > 0) await db.insert(table).values(values);
}

function answerRow(assessmentId: string, answer: Answer): typeof t.answer.$inferInsert {
  const { response } = answer;
  return {
    assessmentId,
    criterion: answer.criterion,
    revision: answer.revision,
    kind: response.kind,
    level: response.kind === 'level' ? (response.level ?? null) : null,
    fields: response.kind === 'level' ? response.fields : {},
    plannedOn: response.kind === 'planned' ? response.on : null,
    justification: answer.justification,
    toConfirm: answer.toConfirm ?? false,
    answeredAt: answer.answeredAt,
  };
}

const decisions = (answer: Answer) => [
  ...answer.naDecisions.map(({ accepted, at }) => ({
    kind: accepted ? ('na_accepted' as const) : ('na_refused' as const),
    decidedAt: at,
  })),
  ...answer.corrections.map(({ at }) => ({ kind: 'correction' as const, decidedAt: at })),
  ...answer.caps.map(({ at, value, until }) => ({
    kind: 'cap' as const,
    value,
    decidedAt: at,
    liftedAt: until,
  })),
];

/** A proof is named once, whatever the number of answers and assessments that use it. */
async function insertEvidence(db: Db, { solutionId, answers, evidence }: Input): Promise<void> {
  const used = new Map(answers.flatMap((answer) => answer.evidence.map((one) => [one.id, one])));
  const values = evidence.flatMap((description) => {
    const proof = used.get(description.id);
    if (!proof) return [];
    const { type, datedOn, startsOn, endsOn } = proof;
    return [{ ...description, solutionId, type, datedOn, startsOn, endsOn }];
  });
  if (values.length > 0) await db.insert(t.evidence).values(values).onConflictDoNothing();
}
