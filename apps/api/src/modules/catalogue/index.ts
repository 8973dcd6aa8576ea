export { catalogueComponents } from './schemas.ts';
export { catalogueRoutes } from './routes.ts';
export { catalogueUseCases } from './usecases.ts';
