/** Every property of evaluation model 1.9, in its order. `scripts/mutate.ts` checks that they catch its six traps. */
import { dynamics } from './properties-time.ts';
import { migration } from './properties-migration.ts';
import { monotonicity } from './properties-monotone.ts';
import { neutrality } from './properties-neutral.ts';
import { shape } from './properties-shape.ts';
import type { Property } from './property.ts';

export const properties: Property[] = [
  ...shape,
  ...monotonicity,
  ...neutrality,
  ...dynamics,
  ...migration,
];
