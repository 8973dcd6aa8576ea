import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { schema, type Db } from '@gouvtech/db';

const { account } = schema;

export const STAFF_ROLES = ['moderator', 'administrator'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

const here = (email: string) => and(eq(account.email, email), isNull(account.deletedAt));

export async function findStaff(
  db: Db,
  email: string,
): Promise<{ id: string; staff: StaffRole | null } | null> {
  const query = db.select({ id: account.id, staff: account.staff }).from(account);
  const [found] = await query.where(here(email)).for('update');
  return found ?? null;
}

/** Ids of those who administer the catalogue and can act, held in one order until the end of the transaction. */
export async function holdAdministrators(tx: Db): Promise<string[]> {
  const found = await tx
    .select({ id: account.id })
    .from(account)
    .where(
      and(eq(account.staff, 'administrator'), isNull(account.deletedAt), isNull(account.blockedAt)),
    )
    .orderBy(account.id)
    .for('update');
  return found.map(({ id }) => id);
}

export const updateStaff = async (db: Db, id: string, staff: StaffRole | null): Promise<void> =>
  void (await db.update(account).set({ staff }).where(eq(account.id, id)));

/** By address. */
export async function listStaff(db: Db): Promise<{ email: string; role: StaffRole }[]> {
  const found = await db
    .select({ email: account.email, role: account.staff })
    .from(account)
    .where(and(isNotNull(account.staff), isNotNull(account.email)))
    .orderBy(account.email);
  return found.map(({ email, role }) => ({ email: email!, role: role! }));
}
