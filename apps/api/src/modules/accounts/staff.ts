import { appendEvent, type Database } from '@gouvtech/db';
import { deleteAll } from './session-repository.ts';
import { findStaff, updateStaff, type StaffRole } from './staff-repository.ts';

/**
 * Gives or takes the right to moderate; all sessions of the person end, whatever the change.
 * @param wanted null: none
 */
export const setStaff = (
  database: Database,
  at: string,
  email: string,
  wanted: StaffRole | null,
): Promise<'changed' | 'unchanged' | 'unknown'> =>
  database.transaction(async (tx) => {
    const found = await findStaff(tx, email);
    if (!found) return 'unknown';
    const { id, staff } = found;
    if (staff === wanted) return 'unchanged';
    await updateStaff(tx, id, wanted);
    await deleteAll(tx, id);
    await appendEvent(tx, {
      ...{ at, actor: null, role: 'operator', action: 'account:set-staff' },
      object: { type: 'account', id },
      ...{ from: staff, to: wanted },
    });
    return 'changed';
  });
