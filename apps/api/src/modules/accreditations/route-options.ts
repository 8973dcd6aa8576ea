/** What the routes of accreditations share. */
import type { ProblemCode } from '@gouvtech/domain';
import type { WithIfMatch } from '../../contract/if-match.ts';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { READING, SENDING, VERSIONED } from '../../contract/signed-in.ts';
import { AccreditationDetail, StaleAccreditationProblem } from './schemas.ts';
import type { Asked } from './usecases/context.ts';

export const TAGS = ['Labels et audits'];
export { BODY_LIMIT, READING, SIGNED_IN } from '../../contract/signed-in.ts';

export const askedOf = ({ params, headers }: WithIfMatch & { params: { id: string } }): Asked => ({
  id: params.id,
  ifMatch: headers['if-match'],
});

export const WRITING: ProblemCode[] = [...READING, 'transition-refused', 'conflict', ...SENDING];

export const readReply = {
  ...json('L’accréditation.', ref(AccreditationDetail)),
  ...problemReplies(READING),
};
export const actReply = {
  ...json('L’accréditation, après votre acte.', ref(AccreditationDetail)),
  ...problemReplies([...WRITING, ...VERSIONED], {
    'stale-version': StaleAccreditationProblem,
  }),
};
