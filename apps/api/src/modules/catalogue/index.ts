export {
  AssessmentSummary,
  catalogueComponents,
  EndedListing,
  Hosting,
  Image,
  Licence,
  Price,
  PurchaseChannel,
  Reference,
  ScoreSheet,
  SlugParams,
  SolutionEndedProblem,
  ThemeScore,
} from './schemas.ts';
export { answerMembers, documentMembers } from './schemas/document.ts';
export { catalogueRoutes } from './routes.ts';
export { catalogueUseCases } from './usecases.ts';
export { SLUG, solutionNotFound } from './usecases/read.ts';
