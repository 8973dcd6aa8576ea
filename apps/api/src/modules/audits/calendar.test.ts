import { expect, it } from 'vitest';
import { calendarOf } from './calendar.ts';
import type { AuditRow } from './repository.ts';

it('names the last day of a delay, not the first one that is too late', () => {
  const row = {
    ...{ requestedAt: '2026-10-01T08:00:00.000Z', status: 'contradictory', team: [] },
    contradictoryAt: '2026-11-16T10:00:00.000Z',
    decidedAt: '2026-12-20T16:00:00.000Z',
  } as unknown as AuditRow;
  const deadlines = calendarOf({ ...NEVER, ...row }, null).filter(({ deadline }) => deadline);
  expect(deadlines.map(({ key, at }) => [key, at])).toEqual([
    ['replies-until', '2026-11-30T00:00:00.000Z'],
    ['appeal-until', '2027-01-18T00:00:00.000Z'],
  ]);
});

const NEVER = {
  ...{ recusedAt: null, openedAt: null, returnedAt: null, repliesClosedAt: null },
  ...{ finalisedAt: null, appealedAt: null, appealDecidedAt: null },
};
