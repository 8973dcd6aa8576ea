/** A server killed while people answer: what it acknowledged is there when it starts again, whole and once. */
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { migrate, openDb, verifyEventLog, type Database } from '@gouvtech/db';
import { createTestDatabase, postgresIsThere } from '../../db/src/testing-server.ts';
import { ROOT } from '../../scripts/lib/settings.ts';
import { freePort, startServer, type Running } from '../bench/processes.ts';
import { makeDataDir, removeDataDir } from '../helpers/product.ts';
import { openWorkshop, type Workshop } from '../helpers/workshop.ts';

/** The note of a release shows twenty rounds; three keep the suite short. */
const ROUNDS = Number(process.env.KILL_ROUNDS ?? 3);
const CRITERIA = ['ACC-01', 'SEC-01', 'RGP-01', 'QOS-01'];
const SERVER = join(ROOT, 'apps/api/src/server.ts');
const ORIGIN = 'http://localhost:3000';

type Saved = { revision: number; justification: string | null };
type Env = Record<string, string>;

const dataDir = makeDataDir();
const closing: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const close of closing) await close();
  removeDataDir(dataDir);
});

describe('answers acknowledged before a kill -9', () => {
  it('are all there on the embedded database', async () => {
    await hold({ DATA_DIR: dataDir }, () => openDb({ dataDir }));
  });

  it.skipIf(!postgresIsThere())('are all there on PostgreSQL', async () => {
    const { url, drop } = await createTestDatabase();
    closing.push(drop);
    await hold({ DATABASE_URL: url }, () => openDb({ url }));
  });
});

async function hold(where: Env, open: () => Promise<Database>): Promise<void> {
  const workshop = await inside(open, async (database) => {
    await migrate(database);
    return openWorkshop(database, CRITERIA.length);
  });
  const acknowledged = new Map<string, Saved>();
  let count = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const server = await startApi(where);
    await expectKept(server, workshop, acknowledged);
    const found = await Promise.all(CRITERIA.map((one) => read(server, workshop, one)));
    // What was written without its reply counts from here.
    CRITERIA.forEach((criterion, index) => acknowledged.set(criterion, found[index]!));
    const before = count;
    const writers = CRITERIA.map((criterion, index) =>
      writeUntilCut(
        server,
        workshop,
        { person: index, criterion, from: found[index]! },
        (saved) => {
          acknowledged.set(criterion, saved);
          count++;
        },
      ),
    );
    const writing = Promise.all(writers);
    // On a busy machine the first replies take a while: killed before them, a server would prove nothing.
    const enough = expect.poll(() => count, { timeout: 60_000, interval: 20 });
    await Promise.race([writing, enough.toBeGreaterThan(before + 2 * CRITERIA.length)]);
    await wait(Math.random() * 800);
    process.kill(server.pid, 'SIGKILL');
    await writing;
  }
  const last = await startApi(where);
  await expectKept(last, workshop, acknowledged);
  await last.stop();
  await inside(open, (database) => expectNothingByHalf(database));
  console.log(`${count} réponses confirmées, ${ROUNDS} arrêts brutaux, aucune perdue`);
}

async function inside<T>(
  open: () => Promise<Database>,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await open();
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

async function startApi(where: Env): Promise<Running> {
  const port = await freePort();
  const env = { API_PORT: String(port), PUBLIC_ORIGIN: ORIGIN, LOG_LEVEL: 'silent', ...where };
  return startServer(SERVER, env, `http://127.0.0.1:${port}`, '/readyz');
}

const addressOf = (server: Running, { slug }: Workshop, criterion: string) =>
  `${server.url}/api/v1/vendor/solutions/${slug}/assessment/answers/${criterion}`;

async function read(server: Running, workshop: Workshop, criterion: string): Promise<Saved> {
  const reply = await fetch(addressOf(server, workshop, criterion), {
    headers: { cookie: workshop.cookies[0]! },
  });
  expect(reply.status).toBe(200);
  return (await reply.json()) as Saved;
}

/** The save that was on its way may have been written without its reply: one revision more, never one less. */
async function expectKept(
  server: Running,
  workshop: Workshop,
  acknowledged: ReadonlyMap<string, Saved>,
): Promise<void> {
  for (const [criterion, saved] of acknowledged) {
    const found = await read(server, workshop, criterion);
    expect([saved.revision, saved.revision + 1]).toContain(found.revision);
    if (found.revision === saved.revision) expect(found.justification).toBe(saved.justification);
  }
}

async function writeUntilCut(
  server: Running,
  workshop: Workshop,
  { person, criterion, from }: { person: number; criterion: string; from: Saved },
  acknowledge: (saved: Saved) => void,
): Promise<void> {
  let { revision } = from;
  for (;;) {
    const justification = `Texte ${revision + 1} de ${criterion}, écrit jusqu’au bout.`;
    const reply = await fetch(addressOf(server, workshop, criterion), {
      method: 'PUT',
      headers: {
        cookie: workshop.cookies[person]!,
        origin: ORIGIN,
        'content-type': 'application/json',
        'if-match': `"${revision}"`,
      },
      body: JSON.stringify({ response: { kind: 'planned', on: '2030-01-01' }, justification }),
    }).catch(() => null);
    if (!reply) return;
    const body = (await reply.json().catch(() => null)) as Saved | null;
    // The head of the reply came, its body did not: the save is done but nobody can say it was told so.
    if (!body) return;
    expect(reply.status, JSON.stringify(body)).toBe(200);
    revision = body.revision;
    acknowledge({ revision, justification });
  }
}

/** Each act with its line in the log and in the history of the answer, and the chain unbroken. */
async function expectNothingByHalf(database: Database): Promise<void> {
  const [row] = await database.query<{ history: number; events: number; revisions: number }>(
    `select (select count(*)::int from answer_history) as history,
      (select count(*)::int from event where action = 'assessment:answer') as events,
      (select sum(revision)::int from answer) as revisions`,
  );
  expect(row).toEqual({
    history: row!.revisions,
    events: row!.revisions,
    revisions: row!.revisions,
  });
  expect(await verifyEventLog(database)).toMatchObject({ ok: true });
}
