/** Answers of a round: read, saved one at a time, never overwritten unseen. */
import { sql } from 'drizzle-orm';
import type { Answer, FieldValue, Instant } from '@gouvtech/criteria';
import { rows, toInstant, type Database, type Db } from '@gouvtech/db';

export type Content = Pick<Answer, 'response' | 'justification'>;
export type Author = { accountId: string; name: string } | null;

/** `content` is null for an answer that was emptied, or that only holds proofs. */
export type AnswerState = {
  criterion: string;
  revision: number;
  content: Content | null;
  toConfirm: boolean;
  answeredAt: Instant | null;
  answeredBy: Author;
};

type AnswerRow = {
  criterion: string;
  revision: number;
  kind: Answer['response']['kind'];
  level: string | null;
  fields: Record<string, FieldValue>;
  planned: string | null;
  justification: string | null;
  confirm: boolean;
  at: string;
  by: string | null;
  name: string | null;
};

export const unanswered = (criterion: string): AnswerState => ({
  criterion,
  revision: 0,
  content: null,
  toConfirm: false,
  answeredAt: null,
  answeredBy: null,
});

const FORMER_MEMBER = 'Un ancien membre';

/** @param criterion one only, when given */
export async function findAnswers(
  db: Db,
  assessmentId: string,
  criterion?: string,
): Promise<AnswerState[]> {
  const found = await rows<AnswerRow>(
    db,
    sql`select a.criterion, a.revision, a.kind, a.level, a.fields, a.planned_on planned, a.justification,
          a.to_confirm confirm, a.answered_at at, a.answered_by by,
          case when p.deleted_at is null then p.given_name || ' ' || p.usual_name end "name"
        from answer a left join account p on p.id = a.answered_by
        where a.assessment_id = ${assessmentId}
          and (${criterion ?? null}::text is null or a.criterion = ${criterion ?? null})
        order by a.criterion`,
  );
  return found.map(toState);
}

export const isEmptied = (answer: Pick<Answer, 'response' | 'toConfirm'>): boolean =>
  answer.toConfirm === true &&
  answer.response.kind === 'level' &&
  answer.response.level === undefined &&
  Object.keys(answer.response.fields).length === 0;

function toState(row: AnswerRow): AnswerState {
  const emptied =
    row.confirm &&
    row.kind === 'level' &&
    row.level === null &&
    Object.keys(row.fields).length === 0;
  return {
    criterion: row.criterion,
    revision: row.revision,
    content: emptied
      ? null
      : {
          response: responseOf(row),
          ...(row.justification !== null && { justification: row.justification }),
        },
    toConfirm: !emptied && row.confirm,
    answeredAt: row.revision === 0 ? null : toInstant(row.at),
    answeredBy: row.by ? { accountId: row.by, name: row.name ?? FORMER_MEMBER } : null,
  };
}

function responseOf({ kind, planned, level, fields }: AnswerRow): Answer['response'] {
  if (kind === 'planned') return { kind, on: planned! };
  if (kind === 'na') return { kind };
  return { kind, ...(level !== null && { level }), fields };
}

/**
 * The conditional save, whole in one statement: the answer, what it said for ever, and the event of the act. It holds
 * the round as a foreign key does, so that an attestation waits for it and it waits for an attestation.
 */
const SAVE = `
with round as (
  select id, solution_id from assessment where id = $1::uuid and status = 'draft' for key share
), saved as (
  insert into answer (assessment_id, criterion, revision, kind, level, fields, planned_on, justification,
    to_confirm, answered_at, answered_by)
  select id, $2, $3::int + 1, $4, $5, $6::jsonb, $7::date, $8, $9::boolean, $10::timestamptz, $11::uuid from round
  where $3::int = 0 or exists (select from answer where assessment_id = $1::uuid and criterion = $2)
  on conflict (assessment_id, criterion) do update set revision = answer.revision + 1, kind = excluded.kind,
    level = excluded.level, fields = excluded.fields, planned_on = excluded.planned_on,
    justification = excluded.justification, to_confirm = excluded.to_confirm,
    answered_at = excluded.answered_at, answered_by = excluded.answered_by
  where answer.revision = $3::int and ((answer.kind, answer.level, answer.fields, answer.planned_on,
    answer.justification) is distinct from (excluded.kind, excluded.level, excluded.fields,
    excluded.planned_on, excluded.justification) or (excluded.to_confirm and not answer.to_confirm))
  returning revision
), history as (
  insert into answer_history (assessment_id, criterion, revision, content, account_id, at)
  select $1::uuid, $2, revision, $12::jsonb, $11::uuid, $10::timestamptz from saved
), logged as (
  insert into event (seq, at, actor, action, object_type, object_id, organisation_id, solution_id, content,
    previous_hash, hash)
  select 0, $10::timestamptz, $11::uuid, $13, 'assessment', $1::uuid::text, $14::uuid, round.solution_id, $15, '', ''
  from saved, round
)
select revision from saved`;

export type Save = {
  assessmentId: string;
  criterion: string;
  /** revision the person read; 0 when there was none */
  expected: number;
  /** null empties the answer */
  content: Content | null;
  at: Instant;
  accountId: string;
  organisationId: string | null;
  action: string;
  /** canonical content of the event */
  event: string;
};

/** @returns the new revision; null when nothing was written: conflict, nothing to change, or no draft any more */
export async function saveAnswer({ query }: Pick<Database, 'query'>, save: Save) {
  const response = save.content?.response ?? { kind: 'level', fields: {} };
  const isLevel = response.kind === 'level';
  const [saved] = await query<{ revision: number }>(SAVE, [
    save.assessmentId,
    save.criterion,
    save.expected,
    response.kind,
    isLevel ? (response.level ?? null) : null,
    JSON.stringify(isLevel ? response.fields : {}),
    response.kind === 'planned' ? response.on : null,
    save.content?.justification ?? null,
    save.content === null,
    save.at,
    save.accountId,
    save.content ? JSON.stringify(save.content) : null,
    save.action,
    save.organisationId,
    save.event,
  ]);
  return saved?.revision ?? null;
}

/** The same statements inside a transaction: all the answers of a file, or none. */
export const queryIn = (tx: Db): Pick<Database, 'query'> => ({
  query: (text, params = []) =>
    rows(
      tx,
      sql.join(
        text.split(/(\$\d+)/).map((part) => {
          const [, number] = /^\$(\d+)$/.exec(part) ?? [];
          return number === undefined ? sql.raw(part) : sql`${params[Number(number) - 1]}`;
        }),
      ),
    ),
});

/** A kept answer read again and left as it is: it counts, and keeps its checks and verdicts. */
export const confirmAnswer = (
  tx: Db,
  {
    assessmentId,
    criterion,
    revision,
  }: { assessmentId: string; criterion: string; revision: number },
) =>
  rows<{ revision: number }>(
    tx,
    sql`update answer set to_confirm = false where assessment_id = ${assessmentId}
          and criterion = ${criterion} and revision = ${revision} and to_confirm
          and exists (select from assessment where id = ${assessmentId} and status = 'draft' for key share)
        returning revision`,
  );

/** Every text saved, the newest first. */
export async function findHistory(db: Db, assessmentId: string, criterion: string) {
  const found = await rows<{
    revision: number;
    at: string;
    content: Content | null;
    by: string | null;
    name: string | null;
  }>(
    db,
    sql`select h.revision, h.at, h.content, h.account_id by,
          case when p.deleted_at is null then p.given_name || ' ' || p.usual_name end "name"
        from answer_history h left join account p on p.id = h.account_id
        where h.assessment_id = ${assessmentId} and h.criterion = ${criterion}
        order by h.revision desc`,
  );
  return found.map(({ revision, at, content, by, name }) => ({
    revision,
    at: toInstant(at),
    by: by ? { accountId: by, name: name ?? FORMER_MEMBER } : null,
    response: content?.response ?? null,
    justification: content?.justification ?? null,
  }));
}
