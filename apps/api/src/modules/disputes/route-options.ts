/** What the routes of disputes share. */
import { Type } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { DisputeDetail, StaleDisputeProblem } from './schemas.ts';
import type { Asked } from './usecases/context.ts';

export const TAGS = ['Contestations'];
export const SIGNED_IN = { access: 'person' } as const;
/** A text far too long reaches the use case, which names the field. */
export const BODY_LIMIT = 512 * 1024;

export const IfMatchHeader = Type.Object({
  'if-match': Type.Optional(
    Type.String({ maxLength: 200, description: '`etag` de la contestation que vous avez lue.' }),
  ),
});

export const askedOf = (request: {
  params: { id: string };
  headers: { 'if-match'?: string | undefined };
}): Asked => ({ id: request.params.id, ifMatch: request.headers['if-match'] });

const READING: ProblemCode[] = [
  'not-signed-in',
  'forbidden',
  'stronger-login-needed',
  'not-found',
  'invalid-input',
];
const ACTING: ProblemCode[] = [
  'cross-site-request',
  'transition-refused',
  'stale-version',
  'precondition-required',
  'payload-too-large',
  'unsupported-media-type',
];

/** @param more problems of an act; none: the route only reads */
export const disputeReply = (more: ProblemCode[]) => ({
  ...json('La contestation.', ref(DisputeDetail)),
  ...problemReplies(more.length > 0 ? [...READING, ...ACTING, ...more] : READING, {
    'stale-version': StaleDisputeProblem,
  }),
});
