import type { EvidenceObject } from '@gouvtech/domain/permissions';
import type { Piece } from './repository.ts';
import { isPublicUse, type Use } from './uses-repository.ts';

/** What permissions judge of a proof. */
export const evidenceObject = (
  { organisationId, visibility }: Pick<Piece, 'organisationId' | 'visibility'>,
  uses: Use[],
): EvidenceObject => ({
  type: 'evidence',
  organisationId,
  visibility,
  published: uses.some(isPublicUse),
  attested: uses.some(({ status }) => status !== 'draft'),
});

/** What is judged when something is added to the library of an organisation, or when it is listed. */
export const libraryObject = (organisationId: string): EvidenceObject => ({
  type: 'evidence',
  organisationId,
  visibility: 'restricted',
  published: false,
});
