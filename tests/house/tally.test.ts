import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
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
  type Failure,
} from '../../scripts/lib/tally.ts';

type Units = Parameters<typeof tallyOfVitest>[0];
type Journeys = Parameters<typeof tallyOfPlaywright>[0];

const file = (
  assertionResults: Units['testResults'][number]['assertionResults'],
  { status = 'failed', message = '' } = {},
) => ({ name: '/repository/db/one.test.ts', status, message, assertionResults });

const assertion = (status: string, fullName = 'refuses', failureMessages: string[] = []) => ({
  status,
  fullName,
  failureMessages,
});

const units = (
  counts: Partial<Record<'passed' | 'failed' | 'pending' | 'todo', number>>,
  testResults: Units['testResults'] = [],
): Units => ({
  numPassedTests: counts.passed ?? 0,
  numFailedTests: counts.failed ?? 0,
  numPendingTests: counts.pending ?? 0,
  numTodoTests: counts.todo ?? 0,
  testResults,
});

const journeys = (
  stats: Partial<Journeys['stats']>,
  suites: Journeys['suites'] = [],
  errors: Journeys['errors'] = [],
): Journeys => ({
  stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats },
  suites,
  errors,
});

const crashed = (path: string, code: number) =>
  outcomeOf('Vitest', path, code, tallyOfVitest, (report) =>
    failuresOfVitest(report, '/repository'),
  );

describe('the summary of pnpm test', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tally-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('adds up the runners, with what is left to write among the skipped', () => {
    const total = add(
      tallyOfVitest(units({ passed: 10, failed: 1, pending: 2, todo: 3 })),
      tallyOfPlaywright(journeys({ expected: 4, unexpected: 1, skipped: 6 })),
    );
    expect(summaryOf(total)).toBe('14 passed, 2 failed, 11 skipped');
    expect(isSuccess(total)).toBe(false);
  });

  it('counts a test file that cannot be loaded as a failure', () => {
    const unloaded = file([]);
    const failing = file([assertion('failed')]);
    expect(tallyOfVitest(units({ failed: 1 }, [unloaded, failing])).failed).toBe(2);
  });

  it('counts a journey that only passes at the second try as a failure', () => {
    expect(tallyOfPlaywright(journeys({ expected: 4, flaky: 1 })).failed).toBe(1);
  });

  it('counts a runner that crashed, with or without a report, as a failure', () => {
    const report = join(folder, 'units.json');
    writeFileSync(report, JSON.stringify(units({ passed: 5 })));
    expect(crashed(report, 1).tally).toEqual({ passed: 5, failed: 1, skipped: 0 });
    expect(crashed(join(folder, 'none.json'), 134).tally.failed).toBe(1);
    expect(listOf(crashed(report, 134).failures)).toContain('Fin avec le code 134');
    expect(crashed(report, 0)).toMatchObject({ tally: { failed: 0 }, failures: [] });
  });

  it('refuses a run in which nothing ran', () => {
    expect(isSuccess(NOTHING)).toBe(false);
    expect(isSuccess({ passed: 0, failed: 0, skipped: 12 })).toBe(false);
  });
});

describe('the list of what failed', () => {
  it('names the file, the title and the error of each failed test, and nothing else', () => {
    const report = units({ failed: 1 }, [
      file([
        assertion('passed', 'db accepts'),
        assertion('failed', 'db refuses a NUL', [
          'AssertionError: expected 1 to be 2\n    at db/one.test.ts:3:1',
        ]),
      ]),
      file([], { message: 'Cannot find module ./two.ts' }),
      file([assertion('passed')], { status: 'passed' }),
    ]);
    expect(listOf(failuresOfVitest(report, '/repository'))).toBe(
      [
        '  db/one.test.ts',
        '    db refuses a NUL',
        '      AssertionError: expected 1 to be 2',
        '  db/one.test.ts',
        '    chargement du fichier',
        '      Cannot find module ./two.ts',
      ].join('\n'),
    );
  });

  it('names the journeys of nested suites with their screen, flaky ones too', () => {
    const test = (projectName: string, status: string, message: string) => ({
      projectName,
      status,
      results: [{ errors: [{ message }] }],
    });
    const spec = (title: string, tests: ReturnType<typeof test>[]) => ({
      title,
      file: 'compare.spec.ts',
      line: 12,
      tests,
    });
    const report = journeys({ unexpected: 1, flaky: 1 }, [
      {
        specs: [
          spec('opens', [test('desktop', 'expected', ''), test('phone', 'flaky', 'too late')]),
        ],
        suites: [
          {
            specs: [spec('adds', [test('desktop', 'unexpected', '\u001b[31mnot\u001b[39m there')])],
          },
        ],
      },
    ]);
    expect(failuresOfPlaywright(report)).toHaveLength(tallyOfPlaywright(report).failed);
    expect(listOf(failuresOfPlaywright(report)).split('\n')).toEqual([
      '  compare.spec.ts:12 [phone]',
      '    opens',
      '      too late',
      '  compare.spec.ts:12 [desktop]',
      '    adds',
      '      not there',
    ]);
  });

  it('says why no journey could start', () => {
    const report = journeys({}, [], [{ message: 'Error: the product ended before it was ready' }]);
    expect(listOf(failuresOfPlaywright(report))).toContain('ended before it was ready');
  });

  it('stays short: six lines an error, twenty tests, lines that are not endless', () => {
    const long = Array.from({ length: 40 }, (_, line) => `line ${line} ${'x'.repeat(5_000)}`);
    const one: Failure = { where: 'a.test.ts', title: 'fails', error: long.join('\n') };
    const list = listOf(Array.from({ length: 33 }, () => one));
    expect(list.split('\n')).toHaveLength(20 * 8 + 1);
    expect(list).toMatch(/\n {2}… et 13 de plus$/);
    expect(list.length).toBeLessThan(50_000);
  });

  it('is empty when nothing failed', () => {
    expect(listOf([])).toBe('');
  });
});
