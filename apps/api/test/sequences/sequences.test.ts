/**
 * Random acts of every role and of the clock, through the API and its database. `API_SEQUENCES=300` for more of them;
 * `SEED` plays one again.
 */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addDays, dayOf, startOf } from '@gouvtech/criteria';
import { createOrganisation, verifyEventLog, type Database } from '@gouvtech/db';
import { emptyDatabase, openTestMemory, openTestPostgres } from '@gouvtech/db/testing';
import { chance, type Chance } from '@gouvtech/domain/testing/random';
import { buildApp } from '../../src/app.ts';
import { runClock } from '../../src/clock.ts';
import { readConfig } from '../../src/config.ts';
import { filesOf } from '../../src/modules/files/index.ts';
import { snapshot } from '../access/restore.ts';
import { NOW } from '../catalogue-builder.ts';
import { addAccount, addMember, ORIGIN, signedIn } from '../people.ts';
import { ACTS, create, draw, type Ask, type Scene, type Who } from './acts.ts';
import { replay } from './replay.ts';

const SEQUENCES = Number(process.env['API_SEQUENCES'] ?? 20);
const ONLY = process.env['SEED'];
const STEPS = 40;

let database: Database;
let close: () => Promise<void>;
let app: Awaited<ReturnType<typeof buildApp>>;
const time = { now: NOW };
const config = readConfig({ LOG_LEVEL: 'silent', SHED_DELAY_MS: '0' });

beforeAll(async () => {
  ({ database, close } = await openTestPostgres().catch(openTestMemory));
  app = await buildApp({ config, database, clock: () => new Date(time.now) });
}, 120_000);
afterAll(async () => {
  await app?.close();
  await close?.();
});

const PEOPLE: Record<Who, object> = {
  ...{ member: {}, signatory: {}, rival: {}, stranger: {} },
  ...{ moderator: { staff: 'moderator' }, colleague: { staff: 'moderator' } },
  ...{ chief: { staff: 'administrator' }, deputy: { staff: 'administrator' } },
};

async function newScene(luck: Chance): Promise<Scene> {
  time.now = NOW;
  await emptyDatabase(database);
  const org = (name: string) => createOrganisation(database.db, { name, kind: 'company', at: NOW });
  const a = await org('Atelier Corvisy');
  const b = await org('Rivale');
  const accounts = {} as Record<Who, string>;
  for (const who of Object.keys(PEOPLE) as Who[])
    accounts[who] = await addAccount(database, { email: `${who}@exemple.fr`, ...PEOPLE[who] });
  const of = (organisationId: string, who: Who, roles: object = {}) =>
    addMember(database, { organisationId, accountId: accounts[who], ...roles });
  await of(a.id, 'member');
  await of(a.id, 'signatory', { signatory: true });
  await of(b.id, 'rival', { administrator: true });
  const sessions = new Map<string, Record<string, string>>();
  let asked = 0;
  const ask: Ask = async (who, method, url, { body, ifMatch } = {}) => {
    const key = `${who} ${time.now}`;
    const headers =
      sessions.get(key) ?? (await signedIn(database, accounts[who], { now: time.now }));
    sessions.set(key, headers);
    asked += 1;
    const reply = await app.inject({
      ...{ method, url: `/api/v1${url}` },
      headers: { origin: ORIGIN, ...headers, ...(ifMatch && { 'if-match': ifMatch }) },
      remoteAddress: `10.1.${(asked >> 8) & 255}.${asked & 255}`,
      ...(body && { payload: body }),
    });
    if (reply.statusCode >= 500) throw new Error(`${method} ${url}: ${reply.body}`);
    return { status: reply.statusCode, body: reply.body === '' ? {} : reply.json() };
  };
  const whoIs = new Map(Object.entries(accounts).map(([who, id]) => [id, who as Who]));
  const named = (rows: { id: string; working: string; account: string | null }[]) =>
    rows.map(({ account, ...row }) => ({
      ...row,
      reviewer: (account && whoIs.get(account)) || null,
    }));
  return {
    ...{ app, ask, luck },
    listings: async () =>
      named(
        await database.query(
          `select s.slug as id, coalesce(r.status, s.status) as working, r.reviewer_id as account
           from solution s left join listing_revision r on r.solution_id = s.id
             and r.status in ('draft', 'submitted', 'in_review', 'changes_requested', 'rejected')
           order by s.ordinal`,
        ),
      ),
    disputes: async () =>
      named(
        await database.query(
          `select id, status as working, null as account from dispute d
           order by (select min(seq) from event e where e.object_id = d.id::text)`,
        ),
      ),
  };
}

const tick = () =>
  runClock(database, time.now, {
    ...{ publicOrigin: ORIGIN, files: filesOf(config), linkChecks: false },
  });
const later = (days: number): void =>
  void (time.now = startOf(addDays(dayOf(time.now), days)).replace('T00:00:00', 'T08:00:00'));

/** What the database holds that decides anything. */
const states = async () => ({
  solutions: await database.query('select id, status, status_since from solution order by id'),
  revisions: await database.query(
    'select id, status, status_since, reviewer_id from listing_revision order by id',
  ),
  assessments: await database.query('select id, status from assessment order by id'),
  disputes: await database.query('select id, status, status_since from dispute order by id'),
});
const events = async () =>
  (await database.query<{ n: number }>('select count(*)::int as n from event'))[0]!.n;

async function checkState(): Promise<void> {
  const unstated = await database.query(
    `select s.slug from solution s where s.status = 'published' and s.organisation_id is not null
       and not exists (
         select from listing_revision r join membership m on m.account_id = r.stated_by
           and m.organisation_id = s.organisation_id and m.signatory
         where r.solution_id = s.id and r.status = 'published')`,
  );
  expect(unstated, 'nothing public without the statement of a signatory').toEqual([]);
  const twice = await database.query(
    `select solution_id from assessment
     group by solution_id, status in ('draft', 'attested'), status in ('published', 'stale', 'expired')
     having (bool_or(status in ('draft', 'attested')) or bool_or(status in ('published', 'stale', 'expired')))
       and count(*) > 1`,
  );
  expect(twice, 'one open and one public round at most').toEqual([]);
}

async function checkRoles(): Promise<void> {
  const both = await database.query(
    `select solution_id, actor from event where actor is not null and solution_id is not null
     group by solution_id, actor
     having bool_or(content::jsonb ->> 'role' in ('moderator', 'administrator'))
       and bool_or(content::jsonb ->> 'role' in ('member', 'signatory', 'vendor-administrator'))`,
  );
  expect(both, 'nobody judges their own organisation').toEqual([]);
  const appeals = await database.query(
    `select e.object_id, e.actor from event e where e.action = 'dispute:decide-appeal'
       and exists (select from event o where o.object_id = e.object_id and o.seq < e.seq and o.actor = e.actor)`,
  );
  expect(appeals, 'who judges an appeal was not in the dispute').toEqual([]);
}

/** A tick a day, or one at the end. */
async function sameEitherWay(luck: Chance): Promise<void> {
  const restore = await snapshot(database);
  const start = time.now;
  const days = luck.pick([6, 20, 65]);
  for (let day = 0; day < days; day += 1) {
    later(1);
    await tick();
  }
  const daily = await states();
  await restore();
  time.now = start;
  later(days);
  await tick();
  expect(daily).toEqual(await states());
  const before = await events();
  await tick();
  expect(await events(), 'a second tick does nothing').toBe(before);
}

it(`holds its promises through ${ONLY ? 1 : SEQUENCES} random lives of ${STEPS} acts`, async () => {
  const done = new Map<string, number>();
  let refused = 0;
  const seeds = ONLY ? [Number(ONLY)] : Array.from({ length: SEQUENCES }, (_, index) => index + 1);
  for (const seed of seeds) {
    const luck = chance(seed);
    try {
      const scene = await newScene(luck);
      while ((await scene.listings()).length === 0) await create(scene);
      for (let step = 0; step < STEPS; step += 1) {
        if (luck.oneIn(20)) {
          later(luck.pick([1, 3, 7, 16, 40]));
          await tick();
          continue;
        }
        const { act, target } = await draw(scene);
        const { status } = await act.run(scene, target);
        if (status < 300) done.set(act.name, (done.get(act.name) ?? 0) + 1);
        else refused += 1;
        await checkState();
      }
      await checkRoles();
      await replay(database);
      expect(await verifyEventLog(database)).toMatchObject({ ok: true });
      if (seed % 10 === 0 || ONLY) await sameEitherWay(luck);
    } catch (error) {
      throw new Error(`SEED=${seed}: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    }
  }
  if (ONLY) return;
  const total = [...done.values()].reduce((sum, n) => sum + n, 0);
  console.info(`${SEQUENCES} sequences, ${total} acts done, ${refused} refused`);
  console.info([...done].map(([name, n]) => `${name} ${n}`).join(', '));
  expect(ACTS.map(({ name }) => name).filter((name) => !done.has(name))).toEqual([]);
}, 1_200_000);
