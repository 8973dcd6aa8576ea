/** What the routes of labels share. */
import { Type } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { LabelDesk, StaleLabelProblem } from './schemas-desk.ts';
import type { Asked } from './usecases.ts';

export const TAGS = ['Labels et audits'];
export const SIGNED_IN = { access: 'person' } as const;
/** A text far too long reaches the use case, which names the field. */
export const BODY_LIMIT = 512 * 1024;

export const IfMatchHeader = Type.Object({
  'if-match': Type.Optional(
    Type.String({ maxLength: 200, description: '`etag` du label que vous avez lu.' }),
  ),
});

export const askedOf = (request: {
  params: { reference: string };
  headers: { 'if-match'?: string | undefined };
}): Asked => ({ reference: request.params.reference, ifMatch: request.headers['if-match'] });

const READING: ProblemCode[] = [
  'not-signed-in',
  'forbidden',
  'stronger-login-needed',
  'not-found',
  'invalid-input',
];
const ACTING: ProblemCode[] = [
  ...READING,
  'recent-login-needed',
  'cross-site-request',
  'transition-refused',
  'stale-version',
  'precondition-required',
  'payload-too-large',
  'unsupported-media-type',
];

const desk = json('Le label, pour qui peut agir.', ref(LabelDesk));
export const deskReply = { ...desk, ...problemReplies(READING) };
export const actReply = {
  ...desk,
  ...problemReplies(ACTING, { 'stale-version': StaleLabelProblem }),
};
