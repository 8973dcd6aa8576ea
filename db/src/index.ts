export { openDb, type OpenOptions } from './open.ts';
export { migrate } from './migrate.ts';
export { rows, toInstant, type Database, type Db } from './database.ts';
export { DbError, type DbErrorCode } from './errors.ts';
export * as schema from './schema/index.ts';
export { createOrganisation, type NewOrganisation } from './writers/organisation.ts';
export { createSolution, setStatus, type NewSolution } from './writers/solution.ts';
export { freeSlug, slugify } from './writers/slug.ts';
export { saveListing, type NewListingVersion } from './writers/listing.ts';
export { listingProblems } from './writers/check-listing.ts';
export {
  saveAssessment,
  type EvidenceDescription,
  type NewAssessment,
} from './writers/assessment.ts';
export { writeAnswers } from './writers/answers.ts';
export { withListingFields, type ReadListing } from './writers/computed-fields.ts';
export { writeSnapshot } from './writers/snapshot.ts';
export { recordEvent, type NewEvent } from './writers/events.ts';
export { loadListing } from './readers/listing.ts';
export { loadAnswers, type AnswersContent } from './readers/answers.ts';
export { loadAssessment, loadAssessments, type AssessmentContent } from './readers/assessment.ts';
export { loadAssessmentExport } from './readers/export.ts';
export { loadScoresAt, type ScoresAt } from './readers/scores-at.ts';
export { loadInputs } from './read-model/load-inputs.ts';
export { loadOpenDisputes } from './read-model/load-disputes.ts';
export { projectSolution } from './read-model/project.ts';
export { previewAssessment } from './read-model/preview.ts';
export { publishToReadModel } from './read-model/write.ts';
export { checkReadModel } from './read-model/check.ts';
export { rebuildReadModel, refreshDue } from './read-model/rebuild.ts';
export { loadSelfAssessment, type LoadedSelfAssessment } from './self-assessment.ts';
export { appendEvent, eventContent, type NewLogEvent } from './writers/event-log.ts';
export { withinRequest } from './writers/request-context.ts';
export {
  verifyEventLog,
  type LogFault,
  type LogHead,
  type LogVerification,
} from './readers/verify-event-log.ts';
export {
  eventPages,
  latestLogEvents,
  type EventFilter,
  type EventRow,
} from './readers/event-pages.ts';
