/** Published answers that their vendor lowers. */
import { sql } from 'drizzle-orm';
import type { Answer, Instant } from '@gouvtech/criteria';
import { rows, toInstant, type Db } from '@gouvtech/db';
import type { Content } from './answer-repository.ts';

/** The answer at its next revision, and its text for ever. The round is held by the caller. */
export async function writeLowered(
  tx: Db,
  {
    assessmentId,
    answer: { criterion, revision, response, justification, answeredAt },
    accountId,
  }: { assessmentId: string; answer: Answer; accountId: string },
): Promise<void> {
  const isLevel = response.kind === 'level';
  const content: Content = { response, ...(justification !== undefined && { justification }) };
  await tx.execute(
    sql`update answer set revision = ${revision}, kind = ${response.kind},
          level = ${isLevel ? (response.level ?? null) : null},
          fields = ${JSON.stringify(isLevel ? response.fields : {})}::jsonb,
          planned_on = ${response.kind === 'planned' ? response.on : null},
          justification = ${justification ?? null}, to_confirm = false, answered_at = ${answeredAt},
          answered_by = ${accountId}
        where assessment_id = ${assessmentId} and criterion = ${criterion}`,
  );
  await tx.execute(
    sql`insert into answer_history (assessment_id, criterion, revision, content, account_id, at)
        values (${assessmentId}, ${criterion}, ${revision}, ${JSON.stringify(content)}::jsonb, ${accountId},
          ${answeredAt})`,
  );
}

type Lowered = { criterion: string; at: Instant; by: string };

/** Answers of a public round lowered since an instant, the last time for each, by criterion. */
export async function findLowered(
  db: Db,
  assessmentId: string,
  since: Instant,
): Promise<Lowered[]> {
  const found = await rows<{ criterion: string; at: string; name: string | null }>(
    db,
    sql`select distinct on (criterion) criterion, at, name from (
          select e.content::jsonb -> 'data' ->> 'criterion' criterion, e.at, e.seq,
            case when p.deleted_at is null then p.given_name || ' ' || p.usual_name end "name"
          from event e left join account p on p.id = e.actor
          where e.object_type = 'assessment' and e.object_id = ${assessmentId}
            and e.action = 'assessment:lower-answer' and e.at > ${since}) l
        where criterion is not null order by criterion, seq desc`,
  );
  return found.map(({ criterion, at, name }) => ({
    criterion,
    at: toInstant(at),
    by: name ?? 'Un ancien membre',
  }));
}
