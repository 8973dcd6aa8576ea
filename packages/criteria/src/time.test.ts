import { expect, test } from 'vitest';
import { addDays, addMonths, dayOf, endOf, isDay, lastDayWithRemaining } from './time.ts';

test('adds calendar months, down to the end of a shorter month', () => {
  expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
  expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
  expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
  expect(addMonths('2026-11-15', 36)).toBe('2029-11-15');
  expect(addMonths('2026-01-15', -13)).toBe('2024-12-15');
});

test('a day ends at the next midnight, UTC', () => {
  expect(endOf('2026-12-31')).toBe('2027-01-01T00:00:00.000Z');
  expect(dayOf('2026-12-31T23:59:59.999Z')).toBe('2026-12-31');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
});

test('finds the last day from which some months still remain', () => {
  expect(lastDayWithRemaining('2029-03-31', 36)).toBe('2026-03-31');
  expect(lastDayWithRemaining('2026-02-28', 1)).toBe('2026-01-31');
  expect(lastDayWithRemaining('2026-06-15', 0)).toBe('2026-06-15');
});

test('knows a day from what looks like one', () => {
  expect(['2026-02-28', '2026-02-30', '2026-2-3', '', null, 20_260_101].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});
