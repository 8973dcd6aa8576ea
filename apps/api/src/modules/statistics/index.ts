export { statisticsRoutes } from './routes.ts';
export { statisticsComponents } from './schemas.ts';
export { refreshStatistics, statisticsUseCases } from './usecases.ts';
