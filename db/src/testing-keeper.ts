/**
 * Keeps one PostgreSQL for a whole test run, whatever the number of worker processes, and stops it when the runner
 * ends in any way. Arguments: a folder where the address is written, and the process number of the runner.
 */
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startTestPostgres } from './testing-postgres.ts';

const [folder, runner] = process.argv.slice(2) as [string, string];
const report = (name: string, text: string) => {
  writeFileSync(join(folder, `${name}.draft`), text);
  renameSync(join(folder, `${name}.draft`), join(folder, name));
};

try {
  const server = await startTestPostgres();
  report('url', server.url);
  while (isThere(Number(runner)) && existsSync(folder)) await wait(300);
  await server.stop();
} catch (error) {
  report('error', String(error));
  while (isThere(Number(runner))) await wait(300);
}
rmSync(folder, { recursive: true, force: true });

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
