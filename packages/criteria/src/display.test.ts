import { test } from 'vitest';
import { displayRoundsDown } from './testing/display-check.ts';
import { engine } from './testing/engine.ts';

test(displayRoundsDown.name, () => displayRoundsDown.run(engine, 1));
