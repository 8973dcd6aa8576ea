/** People for tests, signed in through real sessions. */
import { schema, type Database } from '@gouvtech/db';
import { openSession } from '../src/modules/accounts/index.ts';
import { NOW } from './catalogue-builder.ts';

type NewPerson = Partial<typeof schema.account.$inferInsert> & { email: string };
export type Person = { accountId: string; headers: Record<string, string> };

export const ORIGIN = 'http://localhost:3000';

export async function addAccount({ db }: Database, person: NewPerson): Promise<string> {
  const [row] = await db
    .insert(schema.account)
    .values({ givenName: 'Camille', usualName: 'Durand', createdAt: NOW, ...person })
    .returning({ id: schema.account.id });
  return row!.id;
}

/**
 * Headers of a browser where this account is signed in, for `app.inject()`.
 * @param login `acr` of several factors by default; `authenticatedAt` now by default, an older one is no recent login
 */
export async function signedIn(
  database: Database,
  accountId: string,
  login: { acr?: string | null; authenticatedAt?: string; now?: string } = {},
): Promise<Record<string, string>> {
  const { acr = 'eidas1-mfa', now = NOW, authenticatedAt = now } = login;
  const token = await openSession(database.db, new Date(now), {
    accountId,
    method: 'proconnect',
    acr,
    authenticatedAt,
  });
  return { cookie: `session=${token}`, origin: ORIGIN };
}

/** An account and its session at once. */
export async function person(database: Database, values: NewPerson): Promise<Person> {
  const accountId = await addAccount(database, values);
  return { accountId, headers: await signedIn(database, accountId) };
}

export async function addMember(
  { db }: Database,
  member: {
    organisationId: string;
    accountId: string;
    signatory?: boolean;
    administrator?: boolean;
    auditor?: boolean;
    decider?: boolean;
    status?: (typeof schema.membership.$inferInsert)['status'];
  },
): Promise<string> {
  const [row] = await db
    .insert(schema.membership)
    .values({ status: 'active', createdAt: NOW, ...member })
    .returning({ id: schema.membership.id });
  return row!.id;
}
