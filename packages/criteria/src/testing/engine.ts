import { percent } from '../display.ts';
import { labelLevel } from '../label.ts';
import { migrate } from '../migrate.ts';
import { score } from '../score.ts';

/** What the properties are tried on: the real functions, or a copy with a mistake planted in it. */
export type Engine = {
  score: typeof score;
  labelLevel: typeof labelLevel;
  migrate: typeof migrate;
  percent: typeof percent;
};

export const engine: Engine = { score, labelLevel, migrate, percent };
