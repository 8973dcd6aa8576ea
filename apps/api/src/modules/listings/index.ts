export { demandMove, loadSubject, logAct, moveTo } from './acts.ts';
export { decideClaim, findClaim, rivalClaims, type ClaimRow } from './claims-repository.ts';
export { runListingClock } from './clock.ts';
export { findSourceDocument, insertRevision, setOrganisation } from './repository.ts';
export { listingRoutes } from './routes.ts';
export { Claim as ClaimSchema, listingComponents } from './schemas.ts';
export {
  contentOf,
  contextOf,
  draftProblems,
  listingObject,
  nameOf,
  revisionTag,
  type Subject,
} from './subject.ts';
export { cleaned } from './text.ts';
export { publishRevision } from './usecases/publication.ts';
export { listingUseCases } from './usecases.ts';
