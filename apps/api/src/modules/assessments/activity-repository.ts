/** Who did what last on the rounds of a solution. */
import { sql } from 'drizzle-orm';
import { rows, toInstant, type Db } from '@gouvtech/db';

const SHOWN = 20;

export async function findActivity(db: Db, solutionId: string) {
  const found = await rows<{
    at: string;
    actor: string | null;
    name: string | null;
    action: string;
    criterion: string | null;
  }>(
    db,
    sql`select e.at, e.actor, e.action, e.content::jsonb -> 'data' ->> 'criterion' criterion,
          case when p.deleted_at is null then p.given_name || ' ' || p.usual_name end "name"
        from event e left join account p on p.id = e.actor
        where e.solution_id = ${solutionId} and e.object_type = 'assessment'
        order by e.seq desc limit ${SHOWN}`,
  );
  return found.map(({ at, actor, name, action, criterion }) => ({
    at: toInstant(at),
    by: actor === null ? null : (name ?? 'Un ancien membre'),
    action,
    criterion,
  }));
}
