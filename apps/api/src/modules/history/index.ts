export { historyComponents, Listing, ListingChange } from './schemas.ts';
export { historyRoutes } from './routes.ts';
export { historyUseCases } from './usecases.ts';
