import { TRIAGE_DAYS } from './disputes.ts';

/**
 * What waits for a moderator, and how long it may wait. The delays are calendar days counted from the act that put the
 * item in the queue; they are working goals shown to moderators, except where a source obliges.
 */
export const QUEUE_KINDS = [
  'submission',
  'update',
  'acknowledgement',
  'claim',
  'organisation',
  'membership',
  'assessment',
  'not-applicable',
  'dispute',
  'appeal',
  'signal',
  'accreditation',
  'two-person-act',
] as const;
export type QueueKind = (typeof QUEUE_KINDS)[number];

/** Only administrators of the catalogue decide these: nobody else finds them in the queue. */
export const ADMINISTRATOR_KINDS: readonly QueueKind[] = [
  'appeal',
  'accreditation',
  'two-person-act',
];

/** An appeal is decided by someone who was not involved before: as long as the right to appeal, 30 days. */
export const APPEAL_DECISION_DAYS = 30;

/** Days. A dispute that runs has its own dates; a two-person act ends by itself (`expires_at`). */
export const QUEUE_DAYS: Record<Exclude<QueueKind, 'two-person-act'>, number> = {
  // Goal of the service: the vendor has 60 days to answer, moderators take a sixth of it.
  submission: 10,
  update: 10,
  // Already public and minor: reading it late misleads nobody.
  acknowledgement: 30,
  claim: 10,
  // Nothing else can be done while an organisation or its administrator waits.
  organisation: 5,
  membership: 5,
  assessment: 10,
  'not-applicable': 15,
  dispute: TRIAGE_DAYS,
  appeal: APPEAL_DECISION_DAYS,
  signal: 15,
  // Two administrators read it, one after the other.
  accreditation: 30,
};

/** Without an act this long, a hold goes back to the queue: evaluation model, section 2, Listing. */
export const HOLD_DAYS = 5;

export const QUEUE_KIND_LABELS: Record<QueueKind, { one: string; many: string }> = {
  submission: { one: 'Nouvelle fiche', many: 'Nouvelles fiches' },
  update: { one: 'Modification d’une fiche', many: 'Modifications de fiches' },
  acknowledgement: { one: 'Correction mineure en ligne', many: 'Corrections mineures en ligne' },
  claim: { one: 'Revendication', many: 'Revendications' },
  organisation: { one: 'Organisation à vérifier', many: 'Organisations à vérifier' },
  membership: { one: 'Demande d’adhésion', many: 'Demandes d’adhésion' },
  assessment: { one: 'Évaluation attestée', many: 'Évaluations attestées' },
  'not-applicable': { one: 'Réponses « sans objet »', many: 'Réponses « sans objet »' },
  dispute: { one: 'Contestation', many: 'Contestations' },
  appeal: { one: 'Recours contre une décision d’audit', many: 'Recours' },
  signal: { one: 'Signal automatique', many: 'Signaux automatiques' },
  accreditation: { one: 'Demande d’accréditation', many: 'Demandes d’accréditation' },
  'two-person-act': { one: 'Acte à deux', many: 'Actes à deux' },
};

export const QUEUE_STATES = ['free', 'mine', 'held', 'late'] as const;
export type QueueState = (typeof QUEUE_STATES)[number];

export const QUEUE_STATE_LABELS: Record<QueueState, string> = {
  free: 'Libres',
  mine: 'Mes prises',
  held: 'Pris par d’autres',
  late: 'En retard',
};
