/** Who is concerned. Deleted and blocked accounts never are. */
import { sql } from 'drizzle-orm';
import { rows, type Db } from '@gouvtech/db';

type OrganisationRole = 'signatory' | 'administrator';

const idsOf = (found: { id: string }[]): string[] => found.map(({ id }) => id);

/**
 * Active members of an organisation.
 * @param roles only those who hold one of them, or every member when nobody does: somebody must know
 */
export async function membersToNotify(
  tx: Db,
  organisationId: string,
  roles: readonly OrganisationRole[] = [],
): Promise<string[]> {
  const asked = sql`${sql.param([...roles])}::text[]`;
  const held = sql`('signatory' = any(${asked}) and m.signatory)
    or ('administrator' = any(${asked}) and m.administrator)`;
  const found = await rows<{ id: string; holds: boolean }>(
    tx,
    sql`select a.id, (${held}) holds from membership m join account a on a.id = m.account_id
        where m.organisation_id = ${organisationId} and m.status = 'active'
          and a.deleted_at is null and a.blocked_at is null
        order by a.id`,
  );
  const holders = found.filter(({ holds }) => holds);
  return idsOf(holders.length > 0 ? holders : found);
}

/** Everyone who moderates. @param role only administrators of the catalogue */
export async function moderatorsToNotify(tx: Db, role?: 'administrator'): Promise<string[]> {
  const found = await rows<{ id: string }>(
    tx,
    sql`select id from account
        where ${role ? sql`staff = ${role}` : sql`staff is not null`}
          and deleted_at is null and blocked_at is null
        order by id`,
  );
  return idsOf(found);
}
