/** What the routes of audits share. */
import { Type } from 'typebox';
import type { ProblemCode } from '@gouvtech/domain';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { AuditDetail, StaleAuditProblem } from './schemas.ts';
import type { AskedAudit } from './usecases/context.ts';

export const AUDIT_TAGS = ['Audits'];
export const SIGNED_IN = { access: 'person' } as const;
/** A text far too long reaches the use case, which names the field. */
export const BODY_LIMIT = 512 * 1024;

export const AuditIfMatch = Type.Object({
  'if-match': Type.Optional(
    Type.String({ maxLength: 200, description: '`etag` de l’audit que vous avez lu.' }),
  ),
});

export const askedOf = (request: {
  params: { reference: string };
  headers: { 'if-match'?: string | undefined };
}): AskedAudit => ({
  reference: request.params.reference,
  ifMatch: request.headers['if-match'],
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

const detail = json('L’audit.', ref(AuditDetail));
export const auditReading = { ...detail, ...problemReplies(READING) };
export const auditActing = {
  ...detail,
  ...problemReplies([...READING, ...ACTING], { 'stale-version': StaleAuditProblem }),
};
