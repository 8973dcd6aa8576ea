export { moderationRoutes } from './routes.ts';
export { moderationComponents } from './schemas.ts';
export { moderationUseCases } from './usecases.ts';
