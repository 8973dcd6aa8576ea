export { runDisputeClock } from './clock.ts';
export { disputeRoutes } from './routes.ts';
export { disputeComponents } from './schemas.ts';
export { disputeUseCases } from './usecases.ts';
