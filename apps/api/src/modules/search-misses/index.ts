export { missCounter } from './counter.ts';
export { lastMisses, purgeMisses } from './repository.ts';
export { searchMissRoutes } from './routes.ts';
export { searchMissComponents } from './schemas.ts';
