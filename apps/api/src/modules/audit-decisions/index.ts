export { runAuditClock } from './clock.ts';
export { auditDecisionRoutes } from './routes.ts';
export { auditDecisionComponents } from './schemas.ts';
export { auditDecisionUseCases } from './usecases.ts';
