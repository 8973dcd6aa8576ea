import { lt, sql } from 'drizzle-orm';
import { schema, type Db } from '@gouvtech/db';

const { throttle } = schema;

/** Counts one more. @returns how many there are in this window, this one included */
export async function countOne(db: Db, key: string, windowStart: string): Promise<number> {
  const [row] = await db
    .insert(throttle)
    .values({ key, windowStart, count: 1 })
    .onConflictDoUpdate({
      target: [throttle.key, throttle.windowStart],
      set: { count: sql`${throttle.count} + 1` },
    })
    .returning({ count: throttle.count });
  return row!.count;
}

/** Forgets windows that started before `before`, UTC. */
export const deleteWindows = async (db: Db, before: string): Promise<void> =>
  void (await db.delete(throttle).where(lt(throttle.windowStart, before)));
