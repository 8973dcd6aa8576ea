import { sql } from 'drizzle-orm';
import { rows, toInstant, type Db } from '@gouvtech/db';
import type { MembershipStatus } from '@gouvtech/domain';

export type MembershipRequest = {
  id: string;
  status: MembershipStatus;
  name: string;
  email: string | null;
  position: string | null;
  message: string | null;
  /** SIREN of the last ProConnect login of the person is that of the organisation */
  sameSiren: boolean;
  siret: string | null;
  createdAt: string;
  organisation: { id: string; slug: string; name: string; siren: string | null };
  accountId: string;
};

/** Who asks to join which organisation; null when there is no such request. */
export async function findMembership(db: Db, id: string): Promise<MembershipRequest | null> {
  const [row] = await rows<Omit<MembershipRequest, 'sameSiren'>>(
    db,
    sql`
      select m.id, m.status, coalesce(nullif(trim(a.given_name || ' ' || a.usual_name), ''), 'Un ancien membre') as name,
        a.email, a.siret, m.position, m.message, m.created_at as "createdAt", m.account_id as "accountId",
        json_build_object('id', o.id, 'slug', o.slug, 'name', o.name, 'siren', o.siren) as organisation
      from membership m join account a on a.id = m.account_id join organisation o on o.id = m.organisation_id
      where m.id = ${id}`,
  );
  if (!row) return null;
  const { siren } = row.organisation;
  return {
    ...row,
    createdAt: toInstant(row.createdAt),
    sameSiren: siren !== null && row.siret?.slice(0, 9) === siren,
  };
}
