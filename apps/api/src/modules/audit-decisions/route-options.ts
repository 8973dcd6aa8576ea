/** What the routes of the end of an audit share. */
import { Type } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { AuditDetail, StaleAuditProblem } from '../audits/index.ts';
import { AuditReply, StaleAuditReplyProblem } from './schemas.ts';

export const SIGNED_IN = { access: 'person' } as const;
/** A text far too long reaches the use case, which names the field. */
export const BODY_LIMIT = 512 * 1024;

export const ReplyIfMatch = Type.Object({
  'if-match': Type.Optional(
    Type.String({ maxLength: 200, description: '`etag` de la réponse que vous avez lue.' }),
  ),
});

export const READING: ProblemCode[] = [
  'not-signed-in',
  'forbidden',
  'stronger-login-needed',
  'not-found',
  'invalid-input',
];
const ACTING: ProblemCode[] = [
  'cross-site-request',
  'conflict',
  'transition-refused',
  'stale-version',
  'precondition-required',
  'payload-too-large',
  'unsupported-media-type',
];

export const replyActing = {
  ...json('La réponse.', ref(AuditReply)),
  ...problemReplies([...READING, ...ACTING, 'criterion-not-found'], {
    'stale-version': StaleAuditReplyProblem,
  }),
};
/** Acts that commit an organisation want a login that is recent. */
export const signedActing = {
  ...json('L’audit.', ref(AuditDetail)),
  ...problemReplies([...READING, ...ACTING, 'recent-login-needed'], {
    'stale-version': StaleAuditProblem,
  }),
};
