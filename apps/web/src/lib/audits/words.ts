/** Audits in words, for those who read them. */
import type { components } from '@gouvtech/api-client';
import { AUDIT_STATUS_LABELS } from '@gouvtech/domain/labels-audit';

export type AuditLine = components['schemas']['AuditLine'];
export type AuditDetail = components['schemas']['AuditDetail'];
export type AuditDesk = components['schemas']['AuditDesk'];

/** How an audit ended: « label accordé ». */
export const AUDIT_OUTCOME_WORDS: Record<NonNullable<AuditLine['outcome']>, string> = {
  granted: 'label accordé',
  refused: 'label refusé',
  passed: 'surveillance réussie',
  failed: 'surveillance échouée',
};

/** « Clos, label accordé »: what is over says how it ended. */
export const auditStatusWords = ({
  status,
  outcome,
}: Pick<AuditLine, 'status' | 'outcome'>): string =>
  status === 'closed' && outcome !== null
    ? `${AUDIT_STATUS_LABELS.closed}, ${AUDIT_OUTCOME_WORDS[outcome]}`
    : AUDIT_STATUS_LABELS[status];

export const kindWord = ({ kind }: Pick<AuditLine, 'kind'>): string =>
  kind === 'surveillance' ? 'Surveillance' : 'Audit';
