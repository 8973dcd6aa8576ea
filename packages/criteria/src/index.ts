/** Light enough for a browser: rules and arithmetic. The wording is in `./texts`, for servers only. */
export * from './types.ts';
export { applies, factsOf, governingFacts } from './applicability.ts';
export { percent } from './display.ts';
export { gains, type Effect, type Gain, type GainAction } from './gains.ts';
export { ScoringError, type ScoringErrorCode } from './errors.ts';
export {
  labelLevel,
  type LabelContext,
  type LabelLevel,
  type LabelObstacle,
  type LabelResult,
} from './label.ts';
export { floorLevel, levelAt, levelHolds, type LevelResponse, type Reached } from './level.ts';
export { ENGINE_VERSION, score } from './score.ts';
export { firstRise, type Rise } from './lowering.ts';
export { publishedSets, setInForce, type Release } from './in-force.ts';
export { compareVersions } from './registry.ts';
export { addSet, criteriaSets, loadSet, versionsFrom } from './sets.ts';
export { addDays, addMonths, dayOf, endOf, isDay, startOf } from './time.ts';
export { migrate, migrateAlong, type Migration, type MigrationStep } from './migrate.ts';
export { simulate, type Change, type Scores, type Simulation } from './simulate.ts';
export { evidenceUntil } from './proof.ts';
export { recompute, type Recomputation } from './recompute.ts';
export { JUSTIFICATION_MIN, validateAnswers, type Problem, type ProblemCode } from './validate.ts';
