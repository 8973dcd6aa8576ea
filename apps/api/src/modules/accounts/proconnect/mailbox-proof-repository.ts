import { and, eq, gt } from 'drizzle-orm';
import { schema, type Db } from '@gouvtech/db';

const { mailLink } = schema;

export const insertLink = async (db: Db, values: typeof mailLink.$inferInsert): Promise<void> =>
  void (await db.insert(mailLink).values(values));

/** Whether a link of this kind left for this address after `since`, UTC. */
export async function wasLinkSent(db: Db, email: string, since: string): Promise<boolean> {
  const found = await db
    .select({ email: mailLink.email })
    .from(mailLink)
    .where(
      and(
        eq(mailLink.email, email),
        eq(mailLink.purpose, 'link-identity'),
        gt(mailLink.createdAt, since),
      ),
    )
    .limit(1);
  return found.length > 0;
}
