/** What the routes of disputes share. */
import type { ProblemCode } from '@gouvtech/domain';
import { ifMatchHeader, type WithIfMatch } from '../../contract/if-match.ts';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { READING, SENDING, VERSIONED } from '../../contract/signed-in.ts';
import { DisputeDetail, StaleDisputeProblem } from './schemas.ts';
import type { Asked } from './usecases/context.ts';

export const TAGS = ['Contestations'];
export { BODY_LIMIT, SIGNED_IN } from '../../contract/signed-in.ts';

export const IfMatchHeader = ifMatchHeader('`etag` de la contestation que vous avez lue.');

export const askedOf = ({ params, headers }: WithIfMatch & { params: { id: string } }): Asked => ({
  id: params.id,
  ifMatch: headers['if-match'],
});

const ACTING: ProblemCode[] = [...READING, 'transition-refused', ...SENDING, ...VERSIONED];

/** @param more problems of an act; none: the route only reads */
export const disputeReply = (more: ProblemCode[]) => ({
  ...json('La contestation.', ref(DisputeDetail)),
  ...problemReplies(more.length > 0 ? [...ACTING, ...more] : READING, {
    'stale-version': StaleDisputeProblem,
  }),
});
