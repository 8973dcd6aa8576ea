import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDb } from './open.ts';
import { currentProcess } from './process-identity.ts';
import { checkReadModel } from './read-model/check.ts';
import { runScript } from './test-processes/run.ts';
import { random } from './testing-samples.ts';

const HOLD_FOLDER = new URL('./test-processes/hold-folder.ts', import.meta.url);
const WRITE_LOOP = new URL('./test-processes/write-loop.ts', import.meta.url);

let root: string;
let folder: string;
let count = 0;
beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'gouvtech-folder-'));
  const database = await openDb({ dataDir: join(root, 'model') });
  await database.close();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** A folder of its own for each test: a copy of one that was started once, or nothing yet. */
const started = () => cpSync(join(root, 'model'), folder, { recursive: true });
beforeEach(() => {
  folder = join(root, `data-${count++}`);
});

/** As a process that is gone, or elsewhere, would have left it. */
function leaveClaim(changes: object): void {
  mkdirSync(join(folder, 'lock'), { recursive: true });
  const claim = { ...currentProcess(), since: '2026-01-01T00:00:00.000Z', ...changes };
  writeFileSync(join(folder, 'lock', 'other.json'), JSON.stringify(claim));
}

describe('the folder of the embedded database', () => {
  beforeEach(started);

  it('refuses a second process, naming the first one and since when', async () => {
    const first = runScript(HOLD_FOLDER, folder);
    await first.line('open');
    const second = runScript(HOLD_FOLDER, folder);
    expect(await second.ended).toBe(1);
    const year = String(new Date().getFullYear());
    expect(second.lines.join()).toContain(`processus ${first.child.pid}`);
    expect(second.lines.join()).toContain(year);
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    const third = await openDb({ dataDir: folder });
    await third.close();
    expect(readdirSync(join(folder, 'lock'))).toEqual([]);
  });

  it('waits for a process that is leaving it, when asked to', async () => {
    const first = await openDb({ dataDir: folder });
    const second = openDb({ dataDir: folder, patienceMs: 30_000 });
    await first.query('create table kept (id int)');
    await first.close();
    const opened = await second;
    expect(await opened.query('select * from kept')).toEqual([]);
    await opened.close();
  });

  it('opens after its process was killed', async () => {
    const first = runScript(HOLD_FOLDER, folder);
    await first.line('open');
    first.child.kill('SIGKILL');
    await first.ended;
    const database = await openDb({ dataDir: folder });
    await database.close();
  });

  it('opens when the number of the dead process was given to another one', async () => {
    leaveClaim({ pid: process.pid, startTicks: '1' });
    const database = await openDb({ dataDir: folder });
    await database.close();
  });

  it('is refused while a process of another container gives signs of life', async () => {
    leaveClaim({ pid: 1, space: 'another-container' });
    await expect(openDb({ dataDir: folder })).rejects.toMatchObject({ code: 'folder-locked' });
  });

  it('keeps what it holds when opened again', async () => {
    const database = await openDb({ dataDir: folder });
    await database.query(
      `insert into organisation (slug, name, kind) values ('a', 'A', 'company')`,
    );
    await database.close();
    const again = await openDb({ dataDir: folder });
    expect(await again.query('select slug from organisation')).toEqual([{ slug: 'a' }]);
    await again.close();
  });

  it('waits for the disk only when asked to be durable', async () => {
    const quick = await openDb({ dataDir: folder });
    expect(await quick.query('show fsync')).toEqual([{ fsync: 'off' }]);
    await quick.close();
    const durable = await openDb({ dataDir: folder, durable: true });
    expect(await durable.query('show fsync')).toEqual([{ fsync: 'on' }]);
    await durable.close();
  });
});

describe('a process killed without warning', () => {
  it('during the very first start leaves a folder that starts', async () => {
    const pick = random(1);
    for (let round = 0; round < 4; round++) {
      const starting = runScript(HOLD_FOLDER, folder);
      while (!existsSync(join(folder, 'pglite.new')) && starting.child.exitCode === null)
        await wait(5);
      await wait(pick.below(1_200));
      starting.child.kill('SIGKILL');
      await starting.ended;
    }
    const database = await openDb({ dataDir: folder });
    expect(await database.query('select count(*) as n from domain')).toEqual([{ n: 30 }]);
    await database.close();
    expect(existsSync(join(folder, 'pglite.new'))).toBe(false);
  }, 120_000);

  it('while writing loses nothing it acknowledged', async () => {
    started();
    const pick = random(2);
    const acknowledged: string[] = [];
    for (let round = 0; round < 4; round++) {
      const writing = runScript(WRITE_LOOP, folder, String(round));
      await writing.line(new RegExp(`-${2 + pick.below(8)}$`));
      await wait(pick.below(30));
      writing.child.kill('SIGKILL');
      await writing.ended;
      acknowledged.push(...writing.lines.filter((line) => line !== 'open'));
    }
    const database = await openDb({ dataDir: folder });
    const slugs = await database.query<{ slug: string }>('select slug from catalogue_entry');
    const present = new Set(slugs.map(({ slug }) => slug));
    expect(acknowledged.length).toBeGreaterThanOrEqual(12);
    expect(acknowledged.filter((slug) => !present.has(slug))).toEqual([]);
    const halves = await database.query(
      'select slug from solution where id not in (select solution_id from listing_version)',
    );
    expect(halves).toEqual([]);
    expect(await checkReadModel(database, '2026-03-01T00:00:00.000Z')).toEqual([]);
    await database.close();
  }, 120_000);
});
