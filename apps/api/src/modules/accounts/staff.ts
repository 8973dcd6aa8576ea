/** Who moderates and administers the catalogue: one place where it is written, for the command and for the pages. */
import { appendEvent, type Database, type Db } from '@gouvtech/db';
import { deleteAll } from './session-repository.ts';
import { findStaff, holdAdministrators, updateStaff, type StaffRole } from './staff-repository.ts';

export type RoleChange = {
  accountId: string;
  from: StaffRole | null;
  /** null: none */
  to: StaffRole | null;
  at: string;
  /** null: the operator, at the command line */
  by: string | null;
  reason?: string;
};

/**
 * Whether nobody else administers the catalogue. Every administrator is held until the end of the transaction, so that
 * two who remove each other come one after the other: call it before any other lock.
 */
export async function isLastCatalogueAdministrator(tx: Db, accountId: string): Promise<boolean> {
  const administrators = await holdAdministrators(tx);
  return administrators.length === 1 && administrators[0] === accountId;
}

/** Writes the role; all sessions of the person end, whatever the change. The event is the last statement. */
export async function changeRole(
  tx: Db,
  { accountId, from, to, at, by, reason }: RoleChange,
): Promise<void> {
  await updateStaff(tx, accountId, to);
  await deleteAll(tx, accountId);
  await appendEvent(tx, {
    ...{ at, actor: by, role: by ? 'administrator' : 'operator', action: 'account:set-staff' },
    object: { type: 'account', id: accountId },
    ...{ from, to, reason: reason ?? null },
  });
}

/**
 * Gives or takes the right to moderate, for the operator of the catalogue.
 * @param wanted null: none
 * @returns `last` when the catalogue would have no administrator left
 */
export const setStaff = (
  database: Database,
  at: string,
  email: string,
  wanted: StaffRole | null,
): Promise<'changed' | 'unchanged' | 'unknown' | 'last'> =>
  database.transaction(async (tx) => {
    const administrators = await holdAdministrators(tx);
    const found = await findStaff(tx, email);
    if (!found) return 'unknown';
    const { id, staff } = found;
    if (staff === wanted) return 'unchanged';
    if (administrators.length === 1 && administrators[0] === id) return 'last';
    await changeRole(tx, { accountId: id, from: staff, to: wanted, at, by: null });
    return 'changed';
  });
