export { reportRoutes } from './routes.ts';
export { reportUseCases } from './usecases.ts';
