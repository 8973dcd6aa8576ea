/** What the routes of labels share. */
import type { ProblemCode } from '@gouvtech/domain';
import { ifMatchHeader, type WithIfMatch } from '../../contract/if-match.ts';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { READING, SENDING, VERSIONED } from '../../contract/signed-in.ts';
import { LabelDesk, StaleLabelProblem } from './schemas-desk.ts';
import type { Asked } from './usecases.ts';

export const TAGS = ['Labels et audits'];
export { BODY_LIMIT, SIGNED_IN } from '../../contract/signed-in.ts';

export const IfMatchHeader = ifMatchHeader('`etag` du label que vous avez lu.');

export const askedOf = ({
  params,
  headers,
}: WithIfMatch & { params: { reference: string } }): Asked => ({
  reference: params.reference,
  ifMatch: headers['if-match'],
});

const ACTING: ProblemCode[] = [
  ...READING,
  'recent-login-needed',
  'transition-refused',
  ...SENDING,
  ...VERSIONED,
];

const desk = json('Le label, pour qui peut agir.', ref(LabelDesk));
export const deskReply = { ...desk, ...problemReplies(READING) };
export const actReply = {
  ...desk,
  ...problemReplies(ACTING, { 'stale-version': StaleLabelProblem }),
};
