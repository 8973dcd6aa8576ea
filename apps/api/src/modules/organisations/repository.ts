/** Organisations as rows. Every act on one, or on its people, holds its row first: decisions come one after the other. */
import { and, asc, count, eq, inArray, sql, type SQL } from 'drizzle-orm';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';
import type { OrganisationStatus } from '@gouvtech/domain';

const { membership, organisation, solution } = schema;

const columns = {
  id: organisation.id,
  slug: organisation.slug,
  name: organisation.name,
  kind: organisation.kind,
  status: organisation.status,
  statusReason: organisation.statusReason,
  statusSince: organisation.statusSince,
  siren: organisation.siren,
  foreignId: organisation.foreignId,
  country: organisation.country,
  city: organisation.city,
  website: organisation.website,
  contactEmail: organisation.contactEmail,
  verifiedOn: organisation.verifiedOn,
  parentSirens: organisation.parentSirens,
};
/** Instants in UTC. */
export type OrganisationRow = Pick<typeof organisation.$inferSelect, keyof typeof columns>;

const OPEN: OrganisationStatus[] = ['pending', 'verified'];

async function find(db: Db, where: SQL | undefined, lock: boolean) {
  const query = db.select(columns).from(organisation).where(where);
  const [row] = lock ? await query.for('update') : await query;
  return row ? { ...row, statusSince: toInstant(row.statusSince) } : null;
}

/** @param slug as an address gives it: any text. @param lock for a transaction that will write */
export const findBySlug = async (
  db: Db,
  slug: string,
  lock = false,
): Promise<OrganisationRow | null> =>
  /^[a-z0-9-]+$/.test(slug) ? find(db, eq(organisation.slug, slug), lock) : null;

export const findById = (db: Db, id: string, lock = false): Promise<OrganisationRow | null> =>
  find(db, eq(organisation.id, id), lock);

/** What tells an organisation from all others: a SIREN, or a number in the register of another country. */
export type Identity = { siren: string } | { country: string; foreignId: string };

/** The one that may be joined; a refused or closed one is out of the way. */
export const findOpen = (db: Db, identity: Identity): Promise<OrganisationRow | null> => {
  const same =
    'siren' in identity
      ? eq(organisation.siren, identity.siren)
      : and(
          eq(organisation.country, identity.country),
          sql`lower(${organisation.foreignId}) = lower(${identity.foreignId})`,
        );
  return find(db, and(same, inArray(organisation.status, OPEN)), false);
};

/** Two people who create the same organisation at once wait for each other until the end of the transaction. */
export async function holdIdentity(db: Db, identity: Identity): Promise<void> {
  const key =
    'siren' in identity
      ? identity.siren
      : `${identity.country} ${identity.foreignId.toLowerCase()}`;
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`organisation ${key}`}, 0))`,
  );
}

export async function saveStatus(
  db: Db,
  id: string,
  change: { status: OrganisationStatus; reason: string | null; at: string },
): Promise<void> {
  const { status, reason, at } = change;
  await db
    .update(organisation)
    .set({
      status,
      statusReason: reason,
      statusSince: at,
      ...(status === 'verified' && { verifiedOn: at.slice(0, 10) }),
    })
    .where(eq(organisation.id, id));
}

export type Facts = Pick<OrganisationRow, 'name' | 'city' | 'website' | 'contactEmail'>;

export const saveFacts = async (db: Db, id: string, facts: Facts): Promise<void> =>
  void (await db.update(organisation).set(facts).where(eq(organisation.id, id)));

/** Its solutions, whatever their status: the pages of those that are public name it. */
export async function solutionIdsOf(db: Db, id: string): Promise<string[]> {
  const found = await db
    .select({ id: solution.id })
    .from(solution)
    .where(eq(solution.organisationId, id))
    .orderBy(asc(solution.ordinal));
  return found.map((row) => row.id);
}

/** How many organisations that wait for a moderator this person asked for. */
export async function countPendingOf(db: Db, accountId: string): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(membership)
    .innerJoin(organisation, eq(organisation.id, membership.organisationId))
    .where(
      and(
        eq(membership.accountId, accountId),
        eq(membership.status, 'active'),
        eq(organisation.status, 'pending'),
      ),
    );
  return row?.n ?? 0;
}

export type Login = { siret: string | null; acr: string | null };

/**
 * The establishment and the confidence level that the login of this session gave. The account keeps the establishment of
 * its last login: when another identity logged in since, this session proves none.
 */
export async function findLogin(db: Db, sessionId: string): Promise<Login> {
  const [row] = await rows<Login>(
    db,
    sql`select case when exists (
            select 1 from account_identity i
            where i.account_id = s.account_id and greatest(i.linked_at, i.last_login_at) > s.created_at
          ) then null else a.siret end as siret, s.acr
        from session s join account a on a.id = s.account_id
        where s.id = ${sessionId} and s.method = 'proconnect'`,
  );
  return row ?? { siret: null, acr: null };
}
