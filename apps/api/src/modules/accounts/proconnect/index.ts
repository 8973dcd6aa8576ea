export { proConnectRoutes } from './routes.ts';
export { proConnectUseCases } from './usecases.ts';
export { proConnectProvider } from './provider.ts';
