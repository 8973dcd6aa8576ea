export { publiccodeComponents } from './schemas.ts';
export { publiccodeRoutes } from './routes.ts';
export { publiccodeUseCases } from './usecases.ts';
