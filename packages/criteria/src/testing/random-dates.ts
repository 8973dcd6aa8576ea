/** Few dates, on the same few weeks: proofs, verdicts and levels do start and lapse between the instants tried. */
import fc from 'fast-check';
import { addDays, startOf } from '../time.ts';
import type { Day, Instant } from '../types.ts';

export const FIRST_DAY = '2026-01-01';
/** Four years and a half, by steps of 25 days: months, shelf lives and validities all fit inside. */
const STEPS = 66;

const step = (min: number, max: number) =>
  fc.integer({ min, max }).map((steps) => addDays(FIRST_DAY, steps * 25));
export const day = step(0, STEPS);
const atSome = (days: fc.Arbitrary<Day>): fc.Arbitrary<Instant> =>
  fc
    .tuple(days, fc.constantFrom(0, 0, 9, 23))
    .map(([on, hour]) => startOf(on).replace('T00', `T${String(hour).padStart(2, '0')}`));
/** Answers come early, what happens to them in the middle, and the sheet is mostly asked late. */
export const early = atSome(step(0, 20));
export const instant: fc.Arbitrary<Instant> = atSome(step(8, 44));
export const asked = fc.oneof(
  atSome(step(0, STEPS)),
  atSome(step(22, 44)),
  atSome(step(22, 44)),
  atSome(step(40, STEPS)),
);
export const points = fc.constantFrom(0, 2_500, 3_333, 4_000, 5_000, 6_667, 8_000, 9_999, 10_000);
