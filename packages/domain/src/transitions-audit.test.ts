import { describe, expect, it } from 'vitest';
import { CONTRADICTORY_DAYS, contradictoryFrom } from './transitions-audit.ts';
import { dueAt } from './transitions-dates.ts';

const SENT = '2026-11-02T15:00:00.000Z';
/** last instant of the delay of a report sent at `sentAt` */
const until = (dates: Parameters<typeof contradictoryFrom>[0], sentAt: string) =>
  dueAt(contradictoryFrom(dates, sentAt), { days: CONTRADICTORY_DAYS });

describe('the delay to reply to the draft report', () => {
  it('is of fifteen days from the day it is sent', () => {
    const dates = { contradictoryAt: null, returnedAt: null };
    expect(contradictoryFrom(dates, SENT)).toBe(SENT);
    expect(until(dates, SENT)).toBe('2026-11-17T00:00:00.000Z');
  });

  it('goes on, when the audit comes back from fieldwork, with the days that were left', () => {
    const dates = { contradictoryAt: SENT, returnedAt: '2026-11-06T08:00:00.000Z' };
    expect(until(dates, '2026-12-01T10:00:00.000Z')).toBe('2026-12-12T00:00:00.000Z');
  });

  it('lasts five days at least the second time', () => {
    const dates = { contradictoryAt: SENT, returnedAt: '2026-11-16T23:00:00.000Z' };
    expect(until(dates, '2026-12-01T10:00:00.000Z')).toBe('2026-12-06T00:00:00.000Z');
  });
});
