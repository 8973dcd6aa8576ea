import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  add,
  isSuccess,
  NOTHING,
  summaryOf,
  tallyOfPlaywright,
  tallyOfRun,
  tallyOfVitest,
} from '../../scripts/lib/tally.ts';

const units = (
  counts: Partial<Record<'passed' | 'failed' | 'pending' | 'todo', number>>,
  testResults: { status: string; assertionResults: { status: string }[] }[] = [],
) => ({
  numPassedTests: counts.passed ?? 0,
  numFailedTests: counts.failed ?? 0,
  numPendingTests: counts.pending ?? 0,
  numTodoTests: counts.todo ?? 0,
  testResults,
});

describe('the summary of pnpm test', () => {
  const folder = mkdtempSync(join(tmpdir(), 'tally-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('adds up the runners, with what is left to write among the skipped', () => {
    const total = add(
      tallyOfVitest(units({ passed: 10, failed: 1, pending: 2, todo: 3 })),
      tallyOfPlaywright({ stats: { expected: 4, unexpected: 1, flaky: 0, skipped: 6 } }),
    );
    expect(summaryOf(total)).toBe('14 passed, 2 failed, 11 skipped');
    expect(isSuccess(total)).toBe(false);
  });

  it('counts a test file that cannot be loaded as a failure', () => {
    const unloaded = { status: 'failed', assertionResults: [] };
    const failing = { status: 'failed', assertionResults: [{ status: 'failed' }] };
    expect(tallyOfVitest(units({ failed: 1 }, [unloaded, failing])).failed).toBe(2);
  });

  it('counts a journey that only passes at the second try as a failure', () => {
    const stats = { expected: 4, unexpected: 0, flaky: 1, skipped: 0 };
    expect(tallyOfPlaywright({ stats }).failed).toBe(1);
  });

  it('counts a runner that crashed, with or without a report, as a failure', () => {
    const report = join(folder, 'units.json');
    writeFileSync(report, JSON.stringify(units({ passed: 5 })));
    expect(tallyOfRun(report, 1, tallyOfVitest)).toEqual({ passed: 5, failed: 1, skipped: 0 });
    expect(tallyOfRun(join(folder, 'none.json'), 1, tallyOfVitest).failed).toBe(1);
    expect(tallyOfRun(report, 0, tallyOfVitest).failed).toBe(0);
  });

  it('refuses a run in which nothing ran', () => {
    expect(isSuccess(NOTHING)).toBe(false);
    expect(isSuccess({ passed: 0, failed: 0, skipped: 12 })).toBe(false);
  });
});
