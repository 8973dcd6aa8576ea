import { describe, test } from 'vitest';
import { engine } from './testing/engine.ts';
import { properties } from './testing/properties.ts';

/** Raise it with CRITERIA_RUNS=50000 for a long search. */
const RUNS = Number(process.env['CRITERIA_RUNS'] ?? 1_000);

describe('evaluation model 1.9', () => {
  test.for(properties)('$name', { timeout: 600_000 }, ({ run }) => run(engine, RUNS));
});
