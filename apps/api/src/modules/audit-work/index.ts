export { auditorMayRead } from './evidence-access.ts';
export { auditWorkRoutes } from './routes.ts';
export { auditWorkComponents } from './schemas.ts';
export { auditWorkUseCases } from './usecases.ts';
