import { addDays, addMonths, startOf, type Day, type Instant } from '@gouvtech/criteria';

/**
 * Every date of the demonstration is an offset from the day it is loaded, so that it never grows old.
 * Negative = past. Nothing is later than the first instant of `today`, except ends and plans.
 */
export type Clock = {
  today: Day;
  /** the instant everything is scored for: the first of the day */
  now: Instant;
  day: (offset: number) => Day;
  month: (offset: number, days?: number) => Day;
  at: (offset: number, hour?: number) => Instant;
  year: (offset?: number) => number;
};

export const clockOf = (today: Day): Clock => ({
  today,
  now: startOf(today),
  day: (offset) => addDays(today, offset),
  month: (offset, days = 0) => addDays(addMonths(today, offset), days),
  at: (offset, hour = 8) => instantOn(addDays(today, offset), hour),
  year: (offset = 0) => Number(today.slice(0, 4)) + offset,
});

/** @returns that hour of the day, UTC. */
export const instantOn = (day: Day, hour: number): Instant =>
  `${day}T${String(hour).padStart(2, '0')}:00:00.000Z`;

/** Whole days from one day to the other. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(startOf(to)) - Date.parse(startOf(from))) / 86_400_000);
