/** What the routes of accreditations share. */
import type { ProblemCode } from '@gouvtech/domain';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { AccreditationDetail, StaleAccreditationProblem } from './schemas.ts';
import type { Asked } from './usecases/context.ts';

export const TAGS = ['Labels et audits'];
export const SIGNED_IN = { access: 'person' } as const;
/** A text far too long reaches the use case, which names the field. */
export const BODY_LIMIT = 512 * 1024;

export const askedOf = (request: {
  params: { id: string };
  headers: { 'if-match'?: string | undefined };
}): Asked => ({ id: request.params.id, ifMatch: request.headers['if-match'] });

export const READING: ProblemCode[] = [
  'not-signed-in',
  'forbidden',
  'stronger-login-needed',
  'not-found',
  'invalid-input',
];
export const WRITING: ProblemCode[] = [
  ...READING,
  'cross-site-request',
  'transition-refused',
  'conflict',
  'payload-too-large',
  'unsupported-media-type',
];

export const readReply = {
  ...json('L’accréditation.', ref(AccreditationDetail)),
  ...problemReplies(READING),
};
export const actReply = {
  ...json('L’accréditation, après votre acte.', ref(AccreditationDetail)),
  ...problemReplies([...WRITING, 'stale-version', 'precondition-required'], {
    'stale-version': StaleAccreditationProblem,
  }),
};
