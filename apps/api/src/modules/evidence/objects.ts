import type { EvidenceObject } from '@gouvtech/domain/permissions';
import type { Piece } from './repository.ts';
import { isPublicUse, type Use } from './uses-repository.ts';

/** What permissions judge of a proof. */
export const evidenceObject = (
  {
    organisationId,
    visibility,
    refusals,
  }: Pick<Piece, 'organisationId' | 'visibility' | 'refusals'>,
  uses: Use[],
): EvidenceObject => ({
  type: 'evidence',
  organisationId,
  visibility,
  published: uses.some(isPublicUse),
  // Who refused it may look again.
  attested: refusals.length > 0 || uses.some(({ status }) => status !== 'draft'),
});

/** What is judged when something is added to the library of an organisation, or when it is listed. */
export const libraryObject = (organisationId: string): EvidenceObject => ({
  type: 'evidence',
  organisationId,
  visibility: 'restricted',
  published: false,
});
