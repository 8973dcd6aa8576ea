/** A vendor at work, for tests: an organisation, its people, a published solution, and their calls. */
import type { FastifyInstance } from 'fastify';
import { FACT_KEYS, loadSet, type FactKey } from '@gouvtech/criteria';
import { LISTING_FACTS } from '@gouvtech/domain/listing-facts';
import type { Listing } from '@gouvtech/domain';
import { schema, type Database } from '@gouvtech/db';
import { buildApp } from '../../../app.ts';
import { readConfig } from '../../../config.ts';
import { aListing, NOW, publish } from '../../../../test/catalogue-builder.ts';
import { addAccount, addMember, signedIn } from '../../../../test/people.ts';

const SET = loadSet('2026.1');
export const ASKED = FACT_KEYS.filter(
  (key) => !(LISTING_FACTS as readonly FactKey[]).includes(key),
);
export type Headers = Record<string, string>;
type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';

export type Workshop = Awaited<ReturnType<typeof workshop>>;

/** The application with a clock that tests move; one for a whole file, since it takes seconds to build. */
export async function workshopApp(database: Database) {
  const time = { now: NOW };
  const app = await buildApp({
    config: readConfig({ LOG_LEVEL: 'silent', SHED_DELAY_MS: '0' }),
    database,
    clock: () => new Date(time.now),
  });
  return { app, time };
}

export async function workshop(
  database: Database,
  { app, time }: { app: FastifyInstance; time: { now: string } },
) {
  time.now = NOW;
  const [organisation] = await database.db
    .insert(schema.organisation)
    .values({ slug: 'editions-du-lac', name: 'Éditions du Lac', kind: 'company' })
    .returning();
  const organisationId = organisation!.id;
  const accounts = new Map<string, string>();
  const person = async (
    name: string,
    roles: { signatory?: boolean; administrator?: boolean } | null,
  ) => {
    const accountId = await addAccount(database, { email: `${name}@exemple.fr`, givenName: name });
    accounts.set(name, accountId);
    if (roles) await addMember(database, { organisationId, accountId, ...roles });
    return signedIn(database, accountId);
  };
  const member = await person('membre', {});
  const signatory = await person('signataire', { signatory: true });
  const solution = await add('Agenda');

  async function add(name: string, more: Partial<Listing> = {}) {
    const [made] = await publish(database, [aListing({ name, ...more })]);
    await database.query('update solution set organisation_id = $1 where id = $2', [
      organisationId,
      made!.id,
    ]);
    return made!;
  }

  const call = async (
    method: Method,
    path: string,
    {
      payload,
      headers = member,
      ifMatch,
      slug = solution.slug,
    }: { payload?: object; headers?: Headers; ifMatch?: string; slug?: string } = {},
  ) => {
    const reply = await app.inject({
      method,
      url: `/api/v1/vendor/solutions/${slug}/assessment${path}`,
      headers: { ...headers, ...(ifMatch !== undefined && { 'if-match': ifMatch }) },
      ...(payload && { payload }),
    });
    return {
      status: reply.statusCode,
      body: reply.body === '' ? null : reply.json(),
      headers: reply.headers,
    };
  };

  return {
    database,
    organisationId,
    solution,
    member,
    signatory,
    accounts,
    person,
    add,
    call,
    /** Another day. @returns the signatory, logged in anew */
    async travel(to: string) {
      time.now = to;
      return signedIn(database, accounts.get('signataire')!, { now: to });
    },
    start: (from: object = { from: 'nothing' }, slug = solution.slug) =>
      call('POST', '', { payload: from, slug }),
    /** Every asked fact, « no » but for those given. */
    facts: (yes: FactKey[] = [], revision = 1, slug = solution.slug) =>
      call('PUT', '/facts', {
        payload: { facts: Object.fromEntries(ASKED.map((key) => [key, yes.includes(key)])) },
        ifMatch: `"${revision}"`,
        slug,
      }),
    answer: (criterion: string, level: string, revision = 0, fields: object = {}) =>
      call('PUT', `/answers/${criterion}`, {
        payload: { response: { kind: 'level', level, fields } },
        ifMatch: `"${revision}"`,
      }),
    /** Every criterion that applies and has no answer is planned: nothing is left to answer. */
    async planTheRest(on = '2027-06-30', slug = solution.slug) {
      const { body } = await call('GET', '', { slug });
      const missing = body.open.left.filter(({ code }: { code: string }) => code === 'unanswered');
      for (const { criterion } of missing)
        await call('PUT', `/answers/${criterion}`, {
          payload: { response: { kind: 'planned', on } },
          ifMatch: '"0"',
          slug,
        });
    },
    async attest(headers: Headers = signatory, payload: object = { statementAccepted: true }) {
      const { body } = await call('GET', '', { headers });
      return call('POST', '/attestation', { payload, headers, ifMatch: body.open.draftRevision });
    },
    async piece(values: Partial<typeof schema.evidence.$inferInsert> = {}) {
      const [row] = await database.db
        .insert(schema.evidence)
        .values({
          organisationId,
          type: 'DOCT',
          title: 'Annexe',
          datedOn: '2026-11-01',
          createdAt: NOW,
          ...values,
        })
        .returning();
      return row!.id;
    },
  };
}
