import type { TSchema } from 'typebox';
import {
  EvidenceFile,
  EvidenceItem,
  EvidenceLibrary,
  EvidenceUse,
  StaleEvidenceProblem,
} from './schemas.ts';

export { evidenceRoutes } from './routes.ts';
export { evidenceUseCases } from './usecases.ts';

/** Named components this module adds to the document. */
export const evidenceComponents: TSchema[] = [
  EvidenceFile,
  EvidenceUse,
  EvidenceItem,
  EvidenceLibrary,
  StaleEvidenceProblem,
];
