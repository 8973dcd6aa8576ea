/** One condition of a level, on the typed fields of an answer. A missing field fails every condition. */
import { addDays, addMonths, isDay, lastDayWithRemaining } from './time.ts';
import type { Condition, Day, FieldValue } from './types.ts';

type Fields = Record<string, FieldValue>;

export function conditionHolds(condition: Condition, fields: Fields, day: Day): boolean {
  if ('anyOf' in condition) return condition.anyOf.some((one) => conditionHolds(one, fields, day));
  const value = Object.hasOwn(fields, condition.field) ? fields[condition.field] : undefined;
  if (value === undefined || value === null) return false;
  if ('is' in condition) return value === condition.is;
  if ('in' in condition) return typeof value === 'string' && condition.in.includes(value);
  if (isTimed(condition)) return isDay(value) && timeHolds(condition, value, day);
  return typeof value === 'number' && inRange(condition, value);
}

/** Every field a condition reads. */
export const fieldsOf = (condition: Condition): string[] =>
  'anyOf' in condition ? condition.anyOf.flatMap(fieldsOf) : [condition.field];

/** The last days on which the time conditions inside still hold. */
export function lastDays(condition: Condition, fields: Fields): Day[] {
  if ('anyOf' in condition) return condition.anyOf.flatMap((one) => lastDays(one, fields));
  const value = fields[condition.field];
  return isTimed(condition) && isDay(value) ? [lastDay(condition, value)] : [];
}

type Timed = Extract<
  Condition,
  { ageUnderMonths: number } | { ageAtMostMonths: number } | { remainingAtLeastMonths: number }
>;

const isTimed = (condition: Condition): condition is Timed =>
  'ageUnderMonths' in condition ||
  'ageAtMostMonths' in condition ||
  'remainingAtLeastMonths' in condition;

/** An event dated in the future has no age yet: it meets no age condition. */
function timeHolds(condition: Timed, value: Day, day: Day): boolean {
  const begun = 'remainingAtLeastMonths' in condition || value <= day;
  return begun && day <= lastDay(condition, value);
}

function lastDay(condition: Timed, value: Day): Day {
  if ('ageUnderMonths' in condition) return addDays(addMonths(value, condition.ageUnderMonths), -1);
  if ('ageAtMostMonths' in condition) return addMonths(value, condition.ageAtMostMonths);
  return lastDayWithRemaining(value, condition.remainingAtLeastMonths);
}

function inRange(
  range: { atLeast?: number; atMost?: number; over?: number; under?: number },
  value: number,
): boolean {
  return (
    (range.atLeast === undefined || value >= range.atLeast) &&
    (range.atMost === undefined || value <= range.atMost) &&
    (range.over === undefined || value > range.over) &&
    (range.under === undefined || value < range.under)
  );
}
