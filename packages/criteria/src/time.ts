/**
 * Calendar arithmetic in UTC, without a clock.
 * A day given as an end holds through its last instant: "valid until 12 March" lapses at 13 March 00:00 UTC.
 */
import type { Day, Instant } from './types.ts';

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_IN_MS = 86_400_000;

export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !DAY_PATTERN.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

export const time = (instant: Instant): number => Date.parse(instant);

export const dayOf = (instant: Instant): Day => new Date(time(instant)).toISOString().slice(0, 10);

export const startOf = (day: Day): Instant => `${day}T00:00:00.000Z`;

export const addDays = (day: Day, days: number): Day =>
  new Date(time(startOf(day)) + days * DAY_IN_MS).toISOString().slice(0, 10);

/** First instant after the whole of the day. */
export const endOf = (day: Day): Instant => startOf(addDays(day, 1));

/** Calendar months; the 31st becomes the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const total = year * 12 + (month - 1) + months;
  const newYear = Math.floor(total / 12);
  const newMonth = total - newYear * 12;
  const lastDate = new Date(Date.UTC(newYear, newMonth + 1, 0)).getUTCDate();
  return new Date(Date.UTC(newYear, newMonth, Math.min(date, lastDate))).toISOString().slice(0, 10);
}

export const earliest = (a: Day, b: Day): Day => (a < b ? a : b);

/** The last day from which `months` calendar months still fit before `day`. */
export function lastDayWithRemaining(day: Day, months: number): Day {
  let last = addMonths(day, -months);
  // Several days share the same end when a month is shorter (28 to 31 January + 1 month).
  while (addMonths(addDays(last, 1), months) <= day) last = addDays(last, 1);
  return last;
}
