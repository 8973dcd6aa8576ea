import { expect, it } from 'vitest';
import { nextApplicationFrom } from './transitions-accreditation.ts';

it('the next accreditation may be asked for six months before this one ends, its first day apart', () => {
  const from = '2026-11-20';
  expect(nextApplicationFrom({ from, until: '2029-11-19' })).toBe('2029-05-20');
  expect(nextApplicationFrom({ from, until: '2028-08-30' })).toBe('2028-02-29');
  expect(nextApplicationFrom({ from, until: '2027-01-31' })).toBe('2026-11-21');
});
