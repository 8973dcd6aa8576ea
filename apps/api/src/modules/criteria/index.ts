export { criteriaComponents } from './schemas.ts';
export { criteriaRoutes } from './routes.ts';
export { criteriaUseCases } from './usecases.ts';
