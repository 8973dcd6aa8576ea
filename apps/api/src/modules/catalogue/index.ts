export {
  AssessmentSummary,
  catalogueComponents,
  CriterionScore,
  EndedListing,
  Hosting,
  Image,
  Licence,
  Price,
  PurchaseChannel,
  Reference,
  ScoreSheet,
  SlugParams,
  SolutionDocument,
  SolutionEndedProblem,
  ThemeScore,
} from './schemas.ts';
export { answerMembers, documentMembers, OpenDispute } from './schemas/document.ts';
export { catalogueRoutes } from './routes.ts';
export { catalogueUseCases } from './usecases.ts';
export { SLUG, solutionNotFound } from './usecases/read.ts';
export { REOPENED } from './repository.ts';
