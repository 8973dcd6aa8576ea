/** `pnpm test`: the tests of every room, then the journeys in a browser on the built product. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { findBrowser, NO_BROWSER } from '../tests/helpers/browser.ts';
import { createFamily } from './lib/family.ts';
import { Refusal, runMain } from './lib/refusal.ts';
import { ROOT } from './lib/settings.ts';
import {
  add,
  failuresOfPlaywright,
  failuresOfVitest,
  isSuccess,
  listOf,
  NOTHING,
  outcomeOf,
  summaryOf,
  tallyOfPlaywright,
  tallyOfVitest,
  type Outcome,
} from './lib/tally.ts';
import { buildWebIfNeeded } from './lib/web-build.ts';

const VITEST = join(ROOT, 'node_modules/vitest/vitest.mjs');
const PLAYWRIGHT = join(ROOT, 'tests/node_modules/@playwright/test/cli.js');
const UNITS = join(ROOT, '.cache/units.json');
const JOURNEYS = join(ROOT, '.cache/journeys.json');

const NOTHING_RAN: Outcome = { tally: NOTHING, failures: [] };

await runMain(async () => {
  const built = await build();
  const units = await runUnits();
  const outcomes = [built, units, built.tally.failed > 0 ? NOTHING_RAN : await runJourneys()];
  const total = outcomes.map(({ tally }) => tally).reduce(add);
  const failures = outcomes.flatMap((one) => one.failures);
  // Last, so that a log cut at its beginning still says what failed.
  if (failures.length > 0) console.log(`\nÉchecs :\n${listOf(failures)}`);
  console.log(`\n${summaryOf(total)}`);
  return isSuccess(total) ? 0 : 1;
});

const oneFailure = (where: string, title: string, error: string): Outcome => ({
  tally: { ...NOTHING, failed: 1 },
  failures: [{ where, title, error }],
});

async function build(): Promise<Outcome> {
  try {
    await buildWebIfNeeded(createFamily(), console.log);
    return NOTHING_RAN;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    console.error(error.message);
    return oneFailure('apps/web', 'construction', error.message.split('\n').slice(-6).join('\n'));
  }
}

async function runUnits(): Promise<Outcome> {
  rmSync(UNITS, { force: true });
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${UNITS}`];
  const code = await run(VITEST, ['run', ...reporters]);
  return outcomeOf('Vitest', UNITS, code, tallyOfVitest, (report) =>
    failuresOfVitest(report, ROOT),
  );
}

async function runJourneys(): Promise<Outcome> {
  const browser = await findBrowser();
  if (browser === null) return skipJourneys();
  rmSync(JOURNEYS, { force: true });
  const code = await run(PLAYWRIGHT, ['test', '-c', 'tests/playwright.config.ts'], {
    CHROMIUM_PATH: browser,
  });
  return outcomeOf('Playwright', JOURNEYS, code, tallyOfPlaywright, failuresOfPlaywright);
}

async function skipJourneys(): Promise<Outcome> {
  if (process.env.REQUIRE_BROWSER === '1')
    return oneFailure('parcours', 'navigateur', `REQUIRE_BROWSER=1, mais ${NO_BROWSER}`);
  console.error(`\n!!! PARCOURS NON EXÉCUTÉS : ${NO_BROWSER}\n`);
  return { ...NOTHING_RAN, tally: { ...NOTHING, skipped: await countJourneys() } };
}

/** As many as there would have been: the summary must not hide them. */
async function countJourneys(): Promise<number> {
  const { output } = await createFamily().run({
    file: PLAYWRIGHT,
    args: ['test', '-c', 'tests/playwright.config.ts', '--list'],
  });
  return Number(/^Total: (\d+) test/m.exec(output)?.[1] ?? 0);
}

/** Shows what the runner says as it says it. @returns its exit code, 1 when a signal ended it. */
function run(file: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [file, ...args], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', fail);
    child.once('exit', (code) => done(code ?? 1));
  });
}
