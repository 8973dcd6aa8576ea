/** French words of audits, labels and accreditations. */
import type { AccreditationStatus, AuditStatus, LabelStatus } from './statuses.ts';

export const ACCREDITATION_STATUS_LABELS: Record<AccreditationStatus, string> = {
  applied: 'Demandée',
  accredited: 'Accordée',
  refused: 'Refusée',
  suspended: 'Suspendue',
  withdrawn: 'Retirée',
  expired: 'Échue',
};

export const AUDIT_STATUS_LABELS: Record<AuditStatus, string> = {
  requested: 'Demandé',
  declined: 'Décliné',
  assigned: 'Équipe désignée',
  accepted: 'Accepté',
  opened: 'Ouvert',
  fieldwork: 'Sur le terrain',
  contradictory: 'Phase contradictoire',
  finalised: 'Finalisé',
  closed: 'Clos',
  cancelled: 'Annulé',
  reopened: 'Rouvert',
};

export const LABEL_STATUS_LABELS: Record<LabelStatus, string> = {
  granted: 'Accordé',
  active: 'En cours',
  suspended: 'Suspendu',
  expired: 'Échu',
  revoked: 'Révoqué',
  withdrawn: 'Retiré',
  superseded: 'Remplacé',
  refused: 'Refusé',
};
