/** A vendor, an assessed solution, who reports, and staff, at a time that tests move. For tests. */
import type { FastifyInstance } from 'fastify';
import { createOrganisation, type Database } from '@gouvtech/db';
import type { Problem, SolutionDocument } from '@gouvtech/domain';
import { buildApp } from '../../../app.ts';
import { readConfig } from '../../../config.ts';
import { aListing, assess, NOW, publish } from '../../../../test/catalogue-builder.ts';
import { addAccount, addMember, ORIGIN, signedIn } from '../../../../test/people.ts';
import type { DisputeDetail } from '../schemas.ts';

export const WHO = [
  'agent',
  'passant',
  'membre',
  'rival',
  'moderation',
  'autreModeration',
  'administration',
  'autreAdministration',
] as const;
export type Who = (typeof WHO)[number];
type Detail = DisputeDetail & Omit<Partial<Problem>, 'status'> & { current?: DisputeDetail };
export type Reply<T = Detail> = { status: number; body: T };

export const STATEMENT =
  'Le registre des traitements publié par l’éditeur ne mentionne aucun sous-traitant.';
export const REASON = 'Le registre fourni ne couvre qu’une partie des traitements.';
/** Answered « oui », proven by a document that a person checked. */
export const CRITERION = 'RGP-04';

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** The application with a clock that tests move; one for a whole file. */
export async function worldApp(database: Database) {
  const time = { now: NOW };
  const app = await buildApp({
    config: readConfig({ LOG_LEVEL: 'silent', SHED_DELAY_MS: '0' }),
    database,
    clock: () => new Date(time.now),
  });
  return { app, time };
}

export async function makeWorld(
  database: Database,
  { app, time }: { app: FastifyInstance; time: { now: string } },
) {
  time.now = NOW;
  const vendor = await createOrganisation(database.db, {
    name: 'Atelier Corvisy',
    kind: 'company',
    at: NOW,
  });
  const other = await createOrganisation(database.db, { name: 'Rivale', kind: 'company', at: NOW });
  const staff = { moderation: 'moderator', autreModeration: 'moderator' } as const;
  const accounts = {} as Record<Who, string>;
  for (const who of WHO)
    accounts[who] = await addAccount(database, {
      email: `${who.toLowerCase()}@exemple.fr`,
      givenName: who,
      ...(who in staff && { staff: 'moderator' }),
      ...(who.toLowerCase().includes('administration') && { staff: 'administrator' }),
    });
  await addMember(database, { organisationId: vendor.id, accountId: accounts.membre });
  await addMember(database, { organisationId: other.id, accountId: accounts.rival });
  const [solution] = await publish(database, [aListing({ name: 'Parafil' })]);
  await database.query('update solution set organisation_id = $1', [vendor.id]);
  await assess(database, solution!.id);

  const send = async <T = Detail>(
    who: Who | null,
    method: 'GET' | 'POST',
    path: string,
    { body, ifMatch }: { body?: object; ifMatch?: string | undefined } = {},
  ): Promise<Reply<T>> => {
    // A session lasts 12 hours: each request logs in at the time it is.
    const headers = who
      ? await signedIn(database, accounts[who], { now: time.now })
      : { origin: ORIGIN };
    const reply = await app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...headers, ...(ifMatch && { 'if-match': ifMatch }) },
      ...(body && { payload: body }),
    });
    return { status: reply.statusCode, body: reply.json() };
  };
  /** Acts with the version the actor reads now. */
  const act = async (who: Who, id: string, path: string, body: object = {}) => {
    const { body: seen } = await send(who, 'GET', `/disputes/${id}`);
    return send(who, 'POST', path, { body, ifMatch: seen.etag });
  };
  const staffPath = (id: string, what: string) => `/moderation/disputes/${id}/${what}`;
  const open = (who: Who | null = 'agent', more: object = {}) =>
    send(who, 'POST', '/disputes', {
      body: {
        solution: solution!.slug,
        object: 'answer',
        criterion: CRITERION,
        statement: STATEMENT,
        ...more,
      },
    });

  return {
    database,
    time,
    accounts,
    organisationId: vendor.id,
    otherOrganisationId: other.id,
    solution: solution!,
    send,
    open,
    read: (who: Who, id: string) => send(who, 'GET', `/disputes/${id}`),
    admit: (id: string, who: Who = 'moderation', more: object = {}) =>
      act(who, id, staffPath(id, 'triage'), {
        decision: 'admit',
        subject: 'Un acheteur doute du registre des traitements.',
        ...more,
      }),
    refuse: (id: string, reason: string) =>
      act('moderation', id, staffPath(id, 'triage'), { decision: 'inadmissible', reason }),
    ask: (id: string, who: Who = 'moderation') => act(who, id, staffPath(id, 'vendor-request')),
    reply: (id: string, more: object = {}, who: Who = 'membre') =>
      act(who, id, `/disputes/${id}/reply`, {
        text: 'Le registre complet est joint : il nomme chaque sous-traitant.',
        ...more,
      }),
    decide: (id: string, more: object = {}, who: Who = 'moderation') =>
      act(who, id, staffPath(id, 'decision'), { outcome: 'upheld', reason: REASON, ...more }),
    appeal: (id: string, who: Who = 'membre', reason = REASON) =>
      act(who, id, `/disputes/${id}/appeal`, { reason }),
    decideAppeal: (id: string, more: object = {}, who: Who = 'autreAdministration') =>
      act(who, id, staffPath(id, 'appeal-decision'), {
        outcome: 'dismissed',
        reason: REASON,
        ...more,
      }),
    /** Reported, admitted, the vendor asked. @returns its id */
    async asked(more: object = {}): Promise<string> {
      const { body } = await open('agent', more);
      await this.admit(body.id);
      const done = await this.ask(body.id);
      if (done.status !== 200) throw new Error(JSON.stringify(done.body));
      return body.id;
    },
    page: async () =>
      (await send<SolutionDocument>(null, 'GET', `/solutions/${solution!.slug}`)).body,
    history: async () =>
      (
        await send<{ items: { kind: string; summary: string }[] }>(
          null,
          'GET',
          `/solutions/${solution!.slug}/events`,
        )
      ).body.items,
    told: async (who: Who) =>
      database.query<{ title: string; href: string; body: string }>(
        'select title, href, body from notification where account_id = $1 order by created_at, title',
        [accounts[who]],
      ),
  };
}
