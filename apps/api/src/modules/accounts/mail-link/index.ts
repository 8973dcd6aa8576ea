export { mailLinkRoutes } from './routes.ts';
export { mailLinkUseCases } from './usecases.ts';
