export { runCriteriaClock } from './clock.ts';
export { criteriaVersionRoutes } from './routes.ts';
export { criteriaVersionComponents } from './schemas.ts';
export { simulateAll } from './simulate-all.ts';
export { announce, knownSet, retract } from './usecases/announce.ts';
export { criteriaVersionUseCases } from './usecases.ts';
