export { assessmentReviewRoutes } from './routes.ts';
export { assessmentReviewComponents } from './schemas.ts';
export { assessmentReviewUseCases } from './usecases.ts';
export { invalidateEffect } from './usecases/invalidate.ts';
