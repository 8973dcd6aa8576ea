import { describe, expect, it } from 'vitest';
import { gapWords, passage, stepWords } from './words.ts';

describe('what a version would change, in words', () => {
  it('shows scores rounded down, and says when nothing changes or nothing applies', () => {
    expect(passage(6_499, 5_100)).toBe('64 puis 51');
    expect(passage(6_499, 6_400)).toBe('64, inchangé');
    expect(passage(null, null)).toBe('sans objet');
    expect(passage(null, 5_000)).toBe('sans objet puis 50');
  });
  it('shows a difference with its sign', () => {
    expect([-1_250, -1_200, 340, 4, null].map(gapWords)).toEqual([
      '\u221212,5',
      '\u221212',
      '+3,4',
      '0',
      'sans objet',
    ]);
  });
  it('names the steps of the distribution', () => {
    const bounds = [null, -5_000, -2_500, -1_000, 0, 1, 1_000, 2_500, 5_000, null];
    const words = bounds.slice(1).map((to, index) => stepWords({ from: bounds[index]!, to: to! }));
    expect(words).toEqual([
      'Baisse de plus de 50',
      'Baisse de plus de 25, jusqu’à 50',
      'Baisse de plus de 10, jusqu’à 25',
      'Baisse jusqu’à 10',
      'Inchangée',
      'Hausse de moins de 10',
      'Hausse de 10 à moins de 25',
      'Hausse de 25 à moins de 50',
      'Hausse de 50 ou plus',
    ]);
  });
});
