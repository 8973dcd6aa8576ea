export { assessmentComponents } from './schemas.ts';
export { assessmentRoutes } from './routes.ts';
export { assessmentUseCases } from './usecases.ts';
export { publishAttested } from './publish.ts';
export { runAssessmentClock, type ClockRun } from './clock.ts';
