/** A vendor and its people, for tests. */
import type { FastifyInstance, InjectOptions } from 'fastify';
import { schema, type Database } from '@gouvtech/db';
import { addMember, person, type Person } from './people.ts';
import { NOW } from './catalogue-builder.ts';

type NewOrganisation = Partial<typeof schema.organisation.$inferInsert> & { name: string };

export async function addOrganisation(
  { db }: Database,
  { name, ...more }: NewOrganisation,
): Promise<{ id: string; slug: string }> {
  const slug = name.toLowerCase().replace(/[^a-z]+/g, '-');
  const [row] = await db
    .insert(schema.organisation)
    .values({ slug, name, kind: 'company', statusSince: NOW, ...more })
    .returning({ id: schema.organisation.id, slug: schema.organisation.slug });
  return row!;
}

export type Member = Person & { id: string; email: string };

/** An account and its membership at once. */
export async function addPersonTo(
  database: Database,
  organisationId: string,
  givenName: string,
  roles: { signatory?: boolean; administrator?: boolean; status?: 'requested' } = {},
): Promise<Member> {
  const email = `${givenName.toLowerCase()}@exemple.fr`;
  const made = await person(database, { givenName, usualName: 'Martin', email });
  const id = await addMember(database, { organisationId, accountId: made.accountId, ...roles });
  return { ...made, id, email };
}

/** One request of one person, with a JSON body when there is one. */
export async function send(
  app: FastifyInstance,
  { headers }: Pick<Person, 'headers'>,
  method: NonNullable<InjectOptions['method']>,
  url: string,
  payload?: object,
  more: Record<string, string> = {},
) {
  const reply = await app.inject({
    method,
    url,
    headers: { ...headers, ...more },
    ...(payload && { payload }),
  });
  return { status: reply.statusCode, body: reply.body === '' ? null : reply.json() };
}

export const mailsTo = async ({ query }: Database, recipient: string) =>
  query<{ subject: string; body: string }>(
    'select subject, body from outbox_mail where recipient = $1 order by created_at, key',
    [recipient],
  );

export const actionsInLog = async ({ query }: Database): Promise<string[]> =>
  (await query<{ action: string }>('select action from event order by seq')).map(
    ({ action }) => action,
  );
