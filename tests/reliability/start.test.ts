/** What `start` promises, on real processes: one folder, one story, told in order. */
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '../../scripts/lib/ports.ts';
import { attemptStart, makeDataDir, removeDataDir, type Attempt } from '../helpers/product.ts';

const dataDir = makeDataDir();
const port = await freePort();
const apiPort = await freePort();
const idpPort = await freePort();
const started: Attempt[] = [];

async function start(options: Partial<Parameters<typeof attemptStart>[0]> = {}): Promise<Attempt> {
  const attempt = await attemptStart({ dataDir, port, apiPort, idpPort, ...options });
  started.push(attempt);
  return attempt;
}

async function solutionCount(product: Attempt): Promise<number> {
  const response = await fetch(`${product.apiOrigin}/api/v1/solutions?pageSize=1`);
  expect(response.status).toBe(200);
  return ((await response.json()) as { total: number }).total;
}

const answers = (origin: string): Promise<boolean> =>
  fetch(origin).then(
    () => true,
    () => false,
  );

async function eventuallySilent(...origins: string[]): Promise<void> {
  await expect
    .poll(async () => (await Promise.all(origins.map(answers))).includes(true), { timeout: 15_000 })
    .toBe(false);
}

afterAll(async () => {
  for (const attempt of started) attempt.child.kill('SIGTERM');
  await Promise.all(started.map((attempt) => attempt.ended));
  removeDataDir(dataDir);
});

describe('pnpm start', () => {
  let product: Attempt;

  it('starts after being killed at several moments of its first initialisation', async () => {
    for (const delay of [400, 1_200, 3_000]) {
      const killed = await start();
      await wait(delay);
      killed.child.kill('SIGKILL');
      await killed.ended;
    }
    product = await start();
    await product.ready;
    expect(await answers(product.origin)).toBe(true);
    expect(await solutionCount(product)).toBeGreaterThan(200);
  });

  it('refuses a second process on the same data folder, naming the first', async () => {
    const second = await start({
      port: await freePort(),
      apiPort: await freePort(),
      idpPort: await freePort(),
    });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`processus ${product.pid}`);
    expect(second.output()).toContain(product.origin);
    expect(await answers(product.origin)).toBe(true);
  });

  it('keeps its data through a kill, and starts again on the same ports at once', async () => {
    const before = await solutionCount(product);
    product.child.kill('SIGKILL');
    await product.ended;
    product = await start();
    await product.ready;
    expect(await solutionCount(product)).toBe(before);
  });

  it('stops everything and exits 0 on SIGTERM', async () => {
    product.child.kill('SIGTERM');
    expect(await product.ended).toBe(0);
    expect(await answers(product.origin)).toBe(false);
    expect(await answers(product.apiOrigin)).toBe(false);
  });

  it('stops when the package manager that launched it is killed', async () => {
    const launcher = join(dataDir, 'pnpm.cjs');
    const program = `const { spawn } = require('node:child_process');
      const child = spawn(process.execPath, process.argv.slice(2), { stdio: 'inherit' });
      child.on('exit', (code) => process.exit(code ?? 1));`;
    writeFileSync(launcher, program);
    product = await start({ launcher });
    await product.ready;
    product.child.kill('SIGKILL');
    await eventuallySilent(product.origin, product.apiOrigin);
  });

  it('stops, and says so, when one of its servers ends by itself', async () => {
    product = await start();
    await product.ready;
    process.kill(product.childPids()[0] ?? 0, 'SIGKILL');
    expect(await product.ended).toBe(1);
    expect(product.output()).toContain('s’est arrêté de façon inattendue');
    expect(await answers(product.origin)).toBe(false);
  });

  it.each(['PORT', 'API_PORT', 'IDP_PORT'])('names %s when its port is taken', async (variable) => {
    const stranger = createServer();
    const taken = { PORT: port, API_PORT: apiPort, IDP_PORT: idpPort }[variable];
    await new Promise<void>((done) => stranger.listen(taken, '127.0.0.1', done));
    const attempt = await start();
    expect(await attempt.ended).toBe(1);
    expect(attempt.output()).toContain(`Le port ${taken} est déjà pris`);
    expect(attempt.output()).toContain(`${variable}=`);
    await new Promise((done) => stranger.close(done));
  });

  it('names a variable that holds no port', async () => {
    const attempt = await start({ env: { PORT: 'trois mille' } });
    expect(await attempt.ended).toBe(1);
    expect(attempt.output()).toContain('PORT vaut « trois mille »');
  });
});
