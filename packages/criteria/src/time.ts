/**
 * Calendar arithmetic in UTC, without a clock.
 * A day given as an end holds through its last instant: "valid until 12 March" lapses at 13 March 00:00 UTC.
 */
import type { Day, Instant } from './types.ts';

const DAY_PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;
const UTC_INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;

export function isDay(value: unknown): value is Day {
  if (typeof value !== 'string' || !DAY_PATTERN.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00.000Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}

export const time = (instant: Instant): number => Date.parse(instant);

/** An instant already in UTC starts with its day: scoring a catalogue asks millions of times. */
export const dayOf = (instant: Instant): Day =>
  UTC_INSTANT.test(instant)
    ? instant.slice(0, 10)
    : new Date(time(instant)).toISOString().slice(0, 10);

export const startOf = (day: Day): Instant => `${day}T00:00:00.000Z`;

export const addDays = (day: Day, days: number): Day =>
  dayFrom(yearOf(day), monthOf(day) - 1, dateOf(day) + days);

/** First instant after the whole of the day. */
export const endOf = (day: Day): Instant => startOf(addDays(day, 1));

/** Calendar months; the 31st becomes the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const year = yearOf(day);
  const month = monthOf(day) - 1 + months;
  const lastDate = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return dayFrom(year, month, Math.min(dateOf(day), lastDate));
}

const yearOf = (day: Day): number => Number(day.slice(0, 4));
const monthOf = (day: Day): number => Number(day.slice(5, 7));
const dateOf = (day: Day): number => Number(day.slice(8, 10));

/** Months from 0 and dates may be out of their range, as `Date.UTC` reads them. */
function dayFrom(year: number, month: number, date: number): Day {
  const at = new Date(Date.UTC(year, month, date));
  return `${digits(at.getUTCFullYear(), 4)}-${digits(at.getUTCMonth() + 1, 2)}-${digits(at.getUTCDate(), 2)}`;
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0');

/** `time(endOf(day))`, without the text in between. */
export const timeAfter = (day: Day): number =>
  Date.UTC(yearOf(day), monthOf(day) - 1, dateOf(day) + 1);

export const earliest = (a: Day, b: Day): Day => (a < b ? a : b);

/** The last day from which `months` calendar months still fit before `day`. */
export function lastDayWithRemaining(day: Day, months: number): Day {
  let last = addMonths(day, -months);
  // Several days share the same end when a month is shorter (28 to 31 January + 1 month).
  while (addMonths(addDays(last, 1), months) <= day) last = addDays(last, 1);
  return last;
}
