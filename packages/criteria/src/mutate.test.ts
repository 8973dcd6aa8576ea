import { describe, expect, test } from 'vitest';
import { caughtBy, traps } from '../scripts/mutate.ts';

describe('the properties notice a planted mistake', () => {
  test.for(traps)('$name', { timeout: 60_000 }, async (trap) => {
    expect(await caughtBy(trap)).not.toBeNull();
  });
});
