/** Organisations that wait for a moderator. */
import { and, asc, count, eq } from 'drizzle-orm';
import { schema, toInstant, type Db } from '@gouvtech/db';
import { nameOf } from './objects.ts';
import type { OrganisationRow } from './repository.ts';

const { account, membership, organisation } = schema;
const SHOWN = 100;

type Requester = {
  name: string;
  email: string | null;
  position: string | null;
  siret: string | null;
};

/** @param limit the oldest ones only */
export async function listPending(
  db: Db,
  limit = SHOWN,
): Promise<{ row: OrganisationRow; requester: Requester | null }[]> {
  const found = await db
    .select({
      row: organisation,
      position: membership.position,
      person: {
        givenName: account.givenName,
        usualName: account.usualName,
        email: account.email,
        siret: account.siret,
      },
    })
    .from(organisation)
    .leftJoin(
      membership,
      and(
        eq(membership.organisationId, organisation.id),
        eq(membership.status, 'active'),
        eq(membership.administrator, true),
      ),
    )
    .leftJoin(account, eq(account.id, membership.accountId))
    .where(eq(organisation.status, 'pending'))
    .orderBy(asc(organisation.statusSince), asc(organisation.id), asc(membership.createdAt))
    .limit(limit);
  const first = new Map(found.toReversed().map((one) => [one.row.id, one]));
  return [...first.values()].toReversed().map(({ row, person, position }) => ({
    row: { ...row, statusSince: toInstant(row.statusSince) },
    requester: person && {
      name: nameOf(person),
      ...{ email: person.email, position, siret: person.siret },
    },
  }));
}

export async function countPending(db: Db): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(organisation)
    .where(eq(organisation.status, 'pending'));
  return row?.n ?? 0;
}
