export { isReadOnly, readOnlyGuard } from './guard.ts';
export { siteStateRoutes } from './routes.ts';
export { siteStateComponents } from './schemas.ts';
