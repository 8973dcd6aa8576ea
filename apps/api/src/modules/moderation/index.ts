export { runModerationClock, type ModerationRun } from './clock.ts';
export { moderationRoutes } from './routes.ts';
export { moderationComponents } from './schemas.ts';
export { moderationUseCases } from './usecases.ts';
