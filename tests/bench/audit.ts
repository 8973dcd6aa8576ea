/**
 * How long the chain of the log takes to verify, to export and to page: `pnpm bench:audit 10000`.
 * On PostgreSQL when `DATABASE_URL` names an empty database, else on PGlite in a folder of its own.
 */
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  appendEvent,
  eventPages,
  latestLogEvents,
  migrate,
  openDb,
  verifyEventLog,
} from '@gouvtech/db';

const PER_TRANSACTION = 500;
const total = Number(process.argv[2] ?? 10_000);
const folder = await mkdtemp(join(tmpdir(), 'audit-'));
const url = process.env['DATABASE_URL'];
const database = await openDb({ url, dataDir: folder, durable: false });

async function timed<T>(what: string, work: () => Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  console.log(`${what}: ${Math.round(performance.now() - start)} ms`);
  return result;
}

const anEvent = (number: number) => ({
  at: new Date(Date.UTC(2026, 0, 1) + number * 60_000).toISOString(),
  actor: number % 5 === 0 ? null : randomUUID(),
  role: number % 5 === 0 ? 'clock' : 'member',
  action: `listing:${['edit', 'submit', 'publish', 'review'][number % 4]}`,
  object: { type: 'listing', id: randomUUID() },
  ...{ from: 'draft', to: 'submitted', reason: 'Une raison écrite en une phrase ou deux.' },
  data: { number, changed: ['name', 'summary', 'description'] },
});

try {
  await migrate(database);
  await timed(`write ${total}`, async () => {
    for (let done = 0; done < total; done += PER_TRANSACTION) {
      await database.transaction(async (tx) => {
        const until = Math.min(total, done + PER_TRANSACTION);
        for (let number = done; number < until; number += 1) await appendEvent(tx, anEvent(number));
      });
    }
  });
  const verified = await timed(`verify ${total} (${database.engine})`, () =>
    verifyEventLog(database),
  );
  if (!verified.ok || verified.events !== total) throw new Error(JSON.stringify(verified));
  await timed(`export ${total}`, async () => {
    for await (const page of eventPages(database.db)) void page.length;
  });
  await timed('last page of an act', () =>
    latestLogEvents(database.db, { action: 'listing:publish' }, { before: null, limit: 50 }),
  );
} finally {
  await database.close();
  await rm(folder, { recursive: true, force: true });
}
