import { expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { dailyHash, dailyHashSql, dailyOrder, seedOf } from './daily-order.ts';

it('holds every solution once, in an order that depends on the day alone', () => {
  const order = dailyOrder('2026-11-20', 5000);
  expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 5000 }, (_, i) => i));
  expect([...dailyOrder('2026-11-20', 5000)]).toEqual([...order]);
  expect([...dailyOrder('2026-11-21', 5000)]).not.toEqual([...order]);
});

it('keeps the order of two solutions when the catalogue grows', () => {
  const small = [...dailyOrder('2026-11-20', 1024)];
  const large = [...dailyOrder('2026-11-20', 2048)].filter((ordinal) => ordinal < 1024);
  expect(large).toEqual(small);
});

it('favours nobody: over the days each solution is as often in the first half as in the second', () => {
  const size = 64;
  const days = 2000;
  const firstHalf = new Array<number>(size).fill(0);
  for (let day = 0; day < days; day += 1) {
    const order = dailyOrder(`day ${day}`, size);
    for (const ordinal of order.subarray(0, size / 2)) firstHalf[ordinal]! += 1;
  }
  // Five standard deviations of a fair coin thrown 2000 times: 5 × 22.4 = 112.
  for (const times of firstHalf) expect(Math.abs(times - days / 2)).toBeLessThan(112);
});

withDatabases('the order of the day in SQL', (database) => {
  it('is the one of JavaScript', async () => {
    const ordinals = [0, 1, 2, 1023, 1024, 65_535, 65_536, 99_999, 2 ** 20 - 1];
    for (const day of ['2026-11-20', '2026-12-31', '2027-02-28']) {
      const seed = seedOf(day);
      const rows = await database().query<{ hash: number }>(
        `select ${dailyHashSql('ordinal', '$1')} as hash from unnest($2::int[]) with ordinality as x(ordinal, n) order by n`,
        [seed, ordinals],
      );
      expect(rows.map(({ hash }) => hash)).toEqual(ordinals.map((one) => dailyHash(seed, one)));
    }
  });
});
