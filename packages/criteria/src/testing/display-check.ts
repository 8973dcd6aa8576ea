/** Rounding down: over 156 points of weight, a single half-miss of weight 1 is 99,68 %, and must not be shown as 100. */
import assert from 'node:assert/strict';
import type { Property } from './property.ts';

export const displayRoundsDown: Property = {
  name: 'scores are shown in whole per cent, rounded down',
  run: ({ percent }) => {
    const halfMiss = Math.floor((10_000 * 155 + 5_000) / 156);
    assert.equal(halfMiss, 9_967);
    assert.equal(percent(halfMiss), 99);
    for (let points = 0; points <= 10_000; points++)
      assert.equal(percent(points), (points - (points % 100)) / 100);
  },
};
