import { expect, it } from 'vitest';
import { delayText, most, shares } from './view.ts';

it.each([
  [null, '–'],
  [0, 'moins d’une heure'],
  [5.4, '5\u00a0h'],
  [47.9, '48\u00a0h'],
  [84, '3,5\u00a0jours'],
])('writes %s hours as « %s »', (hours, text) => {
  expect(delayText(hours)).toBe(text);
});

it('takes the greatest of what is known', () => {
  expect(most([null, 3, 7])).toBe(7);
  expect(most([])).toBe(0);
});

it('says what share of the answers reaches a step, never rounded up', () => {
  const answers = [2, 1, 1, 1, 1].map((count) => ({ proof: 'declared' as const, count }));
  expect(shares(answers)).toEqual({ total: 6, checked: 5000, audited: 1666 });
  expect(shares([])).toEqual({ total: 0, checked: 0, audited: 0 });
});
