export { comparisonComponents } from './schemas.ts';
export { comparisonRoutes } from './routes.ts';
export { comparisonUseCases } from './usecases.ts';
