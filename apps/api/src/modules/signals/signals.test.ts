import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { testApp } from '../../../test/api.ts';
import { NOW } from '../../../test/catalogue-builder.ts';
import { person, type Person } from '../../../test/people.ts';
import { workshop, workshopApp, type Workshop } from '../assessments/testing/workshop.ts';
import {
  aDraft,
  edit,
  makeWorld,
  published,
  send,
  submit,
  type World,
} from '../listings/testing/world.ts';
import { fetchLink, signalDeadLinks, signalEvidence, type LinkOutcome } from './index.ts';

withDatabases('signals', (database) => {
  const signals = () =>
    database().db.select().from(schema.moderationSignal).orderBy(schema.moderationSignal.raisedAt);

  describe('at submission', () => {
    let app: FastifyInstance;
    let world: World;
    beforeAll(async () => {
      app = await testApp(database());
    });
    beforeEach(async () => {
      world = await makeWorld(database(), app);
    });
    afterAll(() => app.close());

    it('say that a listing looks like another that is public, once', async () => {
      await published(world, 'Parapheur Facile');
      await aDraft(world, 'Parapheur facile 2');
      await submit(world, 'parapheur-facile-2');
      const [found, ...more] = await signals();
      expect(more).toEqual([]);
      expect(found).toMatchObject({ kind: 'duplicate', status: 'open' });
      expect(found!.detail['likeness']).toBeGreaterThanOrEqual(70);

      await send(world, world.member, 'POST', '/vendor/solutions/parapheur-facile-2/take-back');
      await submit(world, 'parapheur-facile-2');
      expect(await signals()).toHaveLength(1);
    });

    it('say that a free licence comes without its code, and are decided with a reason', async () => {
      await aDraft(world);
      await edit(world, 'parafil', { licence: { kind: 'spdx', spdx: 'EUPL-1.2' } });
      await submit(world, 'parafil');
      const [{ id, kind, detail }] = (await signals()) as [Awaited<ReturnType<typeof signals>>[0]];
      expect([kind, detail]).toEqual([
        'licence-mismatch',
        { fact: 'no-repository', stated: 'EUPL-1.2' },
      ]);
      const judge = (reason: string, who = world.moderator) =>
        send<Record<string, unknown>>(world, who, 'POST', `/moderation/signals/${id}/decision`, {
          body: { decision: 'dismiss', reason },
        });
      expect((await judge('Vu.', world.rival)).status).toBe(404);
      const without = await judge(' ');
      expect([without.status, without.body.errors![0]!.path]).toEqual([400, 'reason']);
      expect((await judge('Le dépôt ouvre demain.')).body).toMatchObject({
        status: 'dismissed',
        reason: 'Le dépôt ouvre demain.',
        actions: ['signal:read'],
      });
      expect((await judge('Encore.')).status).toBe(409);
    });
  });

  describe('of a score that jumps', () => {
    let shop: Workshop;
    let setup: Awaited<ReturnType<typeof workshopApp>>;
    let moderator: Person;
    beforeAll(async () => {
      setup = await workshopApp(database());
    });
    beforeEach(async () => {
      shop = await workshop(database(), setup);
      moderator = await person(database(), { email: 'm@dinum.example', staff: 'moderator' });
    });
    afterAll(() => setup.app.close());

    const statuses = async () =>
      (await database().db.select().from(schema.assessment)).map(({ status }) => status).sort();

    it('hold the next round back until a person decides, then let it go', async () => {
      await shop.start();
      await shop.facts();
      await shop.planTheRest();
      expect((await shop.attest()).status).toBe(200);
      expect(await statuses()).toEqual(['published']);
      // What was published before is said to be worth little: the figures of its snapshot decide.
      await database().query('alter table snapshot disable trigger snapshot_append_only');
      await database().query(
        `update snapshot set result = jsonb_set(result, '{overall,declared}', '-3000')`,
      );
      await database().query('alter table snapshot enable trigger snapshot_append_only');

      await shop.start({ from: 'previous' });
      await shop.planTheRest();
      expect((await shop.attest()).status).toBe(200);
      expect(await statuses()).toEqual(['attested', 'published']);
      const [signal] = await signals();
      expect(signal).toMatchObject({ kind: 'score-jump', holdsPublication: true });

      const decided = await setup.app.inject({
        method: 'POST',
        url: `/api/v1/moderation/signals/${signal!.id}/decision`,
        headers: moderator.headers,
        payload: { decision: 'handle', reason: 'Preuves lues : la hausse est fondée.' },
      });
      expect(decided.statusCode).toBe(200);
      expect(await statuses()).toEqual(['published', 'superseded']);
    });
  });

  describe('of the clock', () => {
    let setup: Awaited<ReturnType<typeof workshopApp>>;
    let shop: Workshop;
    beforeAll(async () => {
      setup = await workshopApp(database());
    });
    beforeEach(async () => {
      shop = await workshop(database(), setup);
      await shop.start();
      await shop.facts();
      await shop.planTheRest();
      await shop.attest();
    });
    afterAll(() => setup.app.close());

    /** A proof of a public answer. */
    async function proves(
      values: Partial<typeof schema.evidence.$inferInsert>,
      criteria: string[],
    ) {
      const evidenceId = await shop.piece(values);
      const [round] = await database().db.select().from(schema.assessment);
      await database()
        .db.insert(schema.answerEvidence)
        .values(
          criteria.map((criterion) => ({
            ...{ assessmentId: round!.id, criterion, evidenceId, attachedAt: NOW },
          })),
        );
      return evidenceId;
    }
    const answered = async (count: number) =>
      (await database().db.select().from(schema.answer).limit(count)).map((one) => one.criterion);
    const run = (day: string, outcome: LinkOutcome) =>
      signalDeadLinks(database(), `${day}T09:00:00.000Z`, async () => outcome);

    it('say that an address is dead when it is gone twice, two days apart', async () => {
      await proves({ url: 'https://www.exemple.fr/preuve' }, await answered(1));
      expect(await run('2026-11-21', 404)).toBe(0);
      expect(await run('2026-11-22', 'no-such-host')).toBe(0);
      expect(await run('2026-11-23', 410)).toBe(1);
      expect(await run('2026-11-24', 404)).toBe(0);
      expect(await signals()).toMatchObject([
        { kind: 'dead-evidence', detail: { since: '2026-11-21', outcome: '410' } },
      ]);
    });

    it('start afresh when it answers, and take no failure of the network for a dead proof', async () => {
      await proves({ url: 'https://www.exemple.fr/preuve' }, await answered(1));
      await run('2026-11-21', 404);
      await run('2026-11-22', 200);
      expect(await run('2026-11-23', 404)).toBe(0);
      for (const day of ['24', '25', '26']) await run(`2026-11-${day}`, 'unreachable');
      expect(await signals()).toEqual([]);
      expect(await run('2026-11-27', 404)).toBe(1);
    });

    it('ask nobody anything where it is switched off, and one address once a day', async () => {
      await proves({ url: 'https://www.exemple.fr/preuve' }, await answered(1));
      let asked = 0;
      const ask = async () => {
        asked += 1;
        return 200;
      };
      expect(await signalDeadLinks(database(), '2026-11-21T09:00:00.000Z', null)).toBe(0);
      await signalDeadLinks(database(), '2026-11-21T09:00:00.000Z', ask);
      await signalDeadLinks(database(), '2026-11-21T18:00:00.000Z', ask);
      expect(asked).toBe(1);
    });

    it('say that one file proves too much, or comes from tomorrow', async () => {
      const [file] = await database()
        .db.insert(schema.storedFile)
        .values({
          organisationId: shop.organisationId,
          ...{
            purpose: 'evidence',
            storageKey: 'k',
            name: 'tout.pdf',
            mediaType: 'application/pdf',
          },
          ...{ size: 10, sha256: 'a'.repeat(64), scan: 'off', uploadedAt: NOW },
        })
        .returning();
      await proves({ fileId: file!.id, datedOn: '2027-01-01' }, await answered(12));
      const at = '2026-11-21T09:00:00.000Z';
      expect(await signalEvidence(database(), at)).toBe(2);
      expect(await signalEvidence(database(), at)).toBe(0);
      expect((await signals()).map(({ detail }) => detail['fact']).sort()).toEqual([
        'future',
        'spread',
      ]);
    });
  });
});

describe('asking an address', () => {
  let server: Server;
  let port: number;
  beforeAll(async () => {
    server = createServer((request, reply) => {
      const status = Number(request.url?.slice(1, 4));
      const to = new URL(request.url ?? '/', 'http://x').searchParams.get('to');
      reply.writeHead(status, to ? { location: to } : {}).end('x'.repeat(100_000));
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => new Promise((done) => server.close(done)));

  /** A name of the outside that leads to the server of the test, which only tests may reach. */
  const options = {
    resolve: async (host: string) => {
      if (host === 'perdu.exemple.fr') throw Object.assign(new Error(), { code: 'ENOTFOUND' });
      return [{ address: host === 'interne.exemple.fr' ? '10.0.0.7' : '127.0.0.1', family: 4 }];
    },
    isAllowed: (address: string) => address === '127.0.0.1',
    isPort: () => true,
  };
  const ask = (path: string, host = 'preuves.exemple.fr') =>
    fetchLink(`http://${host}:${port}${path}`, options);

  it.each([200, 404, 410, 500])('gives the status %d', async (status) => {
    expect(await ask(`/${status}`)).toBe(status);
  });

  it('follows redirections, three at most', async () => {
    const url = `http://preuves.exemple.fr:${port}`;
    expect(await ask(`/302?to=${encodeURIComponent(`${url}/404`)}`)).toBe(404);
    expect(await ask(`/302?to=/302?to=/302`)).toBe(302);
  });

  it('says that a name is gone, and refuses to ask a private network, there or by redirection', async () => {
    expect(await ask('/200', 'perdu.exemple.fr')).toBe('no-such-host');
    expect(await ask('/200', 'interne.exemple.fr')).toBe('refused');
    expect(await ask('/302?to=http://127.0.0.1/')).toBe('refused');
    expect(await ask(`/302?to=http://interne.exemple.fr:${port}/200`)).toBe('refused');
    const strict = { resolve: options.resolve };
    expect(await fetchLink('http://preuves.exemple.fr/200', strict)).toBe('refused');
    expect(await fetchLink('http://preuves.exemple.fr:8080/', strict)).toBe('refused');
  });
});
