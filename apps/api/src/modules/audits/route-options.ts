/** What the routes of audits share. */
import { ifMatchHeader, type WithIfMatch } from '../../contract/if-match.ts';
import { problemReplies } from '../../contract/problem-schema.ts';
import { json } from '../../contract/replies.ts';
import { ref } from '../../contract/schema.ts';
import { EDITING, READING } from '../../contract/signed-in.ts';
import { AuditDetail, StaleAuditProblem } from './schemas.ts';
import type { AskedAudit } from './usecases/context.ts';

export const AUDIT_TAGS = ['Audits'];

export const AuditIfMatch = ifMatchHeader('`etag` de l’audit que vous avez lu.');

export const askedOf = ({
  params,
  headers,
}: WithIfMatch & { params: { reference: string } }): AskedAudit => ({
  reference: params.reference,
  ifMatch: headers['if-match'],
});

const detail = json('L’audit.', ref(AuditDetail));
export const auditReading = { ...detail, ...problemReplies(READING) };
export const auditActing = {
  ...detail,
  ...problemReplies(EDITING, { 'stale-version': StaleAuditProblem }),
};
