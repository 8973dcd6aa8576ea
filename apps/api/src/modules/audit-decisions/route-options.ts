/** What the routes of the end of an audit share. */
import { ifMatchHeader } from '../../contract/if-match.ts';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { EDITING } from '../../contract/signed-in.ts';
import { AuditDetail, StaleAuditProblem } from '../audits/index.ts';
import { AuditReply, StaleAuditReplyProblem } from './schemas.ts';

export const ReplyIfMatch = ifMatchHeader('`etag` de la réponse que vous avez lue.');

export const replyActing = {
  ...json('La réponse.', ref(AuditReply)),
  ...problemReplies([...EDITING, 'criterion-not-found'], {
    'stale-version': StaleAuditReplyProblem,
  }),
};
/** Acts that commit an organisation want a login that is recent. */
export const signedActing = {
  ...json('L’audit.', ref(AuditDetail)),
  ...problemReplies([...EDITING, 'recent-login-needed'], {
    'stale-version': StaleAuditProblem,
  }),
};
