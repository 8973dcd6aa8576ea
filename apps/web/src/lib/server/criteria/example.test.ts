import { describe, expect, it } from 'vitest';
import { percent } from '@gouvtech/criteria';
import { twoVendors, workedTheme } from './example.ts';

describe('the worked theme of the method page', () => {
  const { rows, sums, weight, score } = workedTheme();

  it('shows every step from a declared answer to an audited one, and one that does not apply', () => {
    const proofs = rows.filter(({ applicable }) => applicable).map(({ proof }) => proof);
    expect(new Set(proofs)).toEqual(new Set(['declared', 'documented', 'checked', 'audited']));
    expect(rows.filter(({ applicable }) => !applicable).map(({ id }) => id)).toEqual(['ECO-05']);
  });
  it.each(['declared', 'checked', 'audited', 'assured'] as const)(
    'prints terms whose sum gives the %s score of the engine',
    (key) => {
      expect(Math.floor(sums[key] / weight)).toBe(score[key]);
    },
  );
  it('gives the figures the text of the page comments', () => {
    expect(
      [score.declared, score.checked, score.audited, score.assured].map((s) => percent(s!)),
    ).toEqual([71, 47, 17, 50]);
  });
});

describe('the two vendors of the method page', () => {
  it('ranks three checked answers above five bare claims', () => {
    const { x, y } = twoVendors();
    expect(x).toMatchObject({ declared: 10_000, checked: 0, audited: 0, assured: 4_000 });
    expect(y).toMatchObject({ declared: 6_000, checked: 6_000, audited: 0, assured: 4_200 });
  });
});
