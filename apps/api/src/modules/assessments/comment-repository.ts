import { and, eq, isNull, sql } from 'drizzle-orm';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';

const { answerComment } = schema;

export type CommentRow = {
  id: string;
  criterion: string;
  text: string;
  at: string;
  by: { accountId: string; name: string } | null;
};

type Found = Omit<CommentRow, 'by'> & { by: string | null; name: string | null };

const FORMER_MEMBER = 'Un ancien membre';

/** Oldest first; deleted ones are gone. */
export async function findComments(
  db: Db,
  assessmentId: string,
  criterion: string,
): Promise<CommentRow[]> {
  const found = await rows<Found>(
    db,
    sql`select c.id, c.criterion, c.text, c.created_at at, c.account_id by,
          case when p.deleted_at is null then p.given_name || ' ' || p.usual_name end "name"
        from answer_comment c left join account p on p.id = c.account_id
        where c.assessment_id = ${assessmentId} and c.criterion = ${criterion} and c.deleted_at is null
        order by c.created_at, c.id`,
  );
  return found.map(({ id, criterion: of, text, at, by, name }) => ({
    id,
    criterion: of,
    text,
    at: toInstant(at),
    by: by ? { accountId: by, name: name ?? FORMER_MEMBER } : null,
  }));
}

export async function countComments(db: Db, assessmentId: string): Promise<Map<string, number>> {
  const found = await rows<{ criterion: string; n: number }>(
    db,
    sql`select criterion, count(*)::int n from answer_comment
        where assessment_id = ${assessmentId} and deleted_at is null group by criterion`,
  );
  return new Map(found.map(({ criterion, n }) => [criterion, n]));
}

export async function insertComment(
  tx: Db,
  values: typeof answerComment.$inferInsert,
): Promise<string> {
  const [row] = await tx.insert(answerComment).values(values).returning({ id: answerComment.id });
  return row!.id;
}

export const deleteComment = (tx: Db, id: string, deletedAt: string) =>
  tx
    .update(answerComment)
    .set({ deletedAt, text: '' })
    .where(and(eq(answerComment.id, id), isNull(answerComment.deletedAt)))
    .returning({ id: answerComment.id });
