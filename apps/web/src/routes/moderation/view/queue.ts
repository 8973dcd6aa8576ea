/** What the queue says of an item, and where each one is decided. */
import type { components } from '@gouvtech/api-client';
import { LABEL_SCHEMES, type LabelSchemeId } from '@gouvtech/domain/label-schemes';
import type { QueueKind } from '@gouvtech/domain/moderation-queue';
import { SIGNAL_KIND_LABELS, type SignalKind } from '@gouvtech/domain/signals';
import { AUDIT_OUTCOME_WORDS } from '#lib/audits/words.ts';
import { count } from '#lib/format.ts';

export type QueueItem = components['schemas']['ModerationQueue']['items'][number];

const PLACES: Record<QueueKind, (id: string) => string> = {
  submission: (id) => `/moderation/fiches/${id}`,
  update: (id) => `/moderation/fiches/${id}`,
  acknowledgement: (id) => `/moderation/corrections/${id}`,
  claim: (id) => `/moderation/revendications/${id}`,
  organisation: (id) => `/moderation/organisations/${id}`,
  membership: (id) => `/moderation/adhesions/${id}`,
  assessment: (id) => `/moderation/evaluations/${id}`,
  'not-applicable': (id) => `/moderation/evaluations/${id}?montrer=sans-objet`,
  dispute: (id) => `/moderation/contestations/${id}`,
  appeal: (id) => `/moderation/recours/${id}`,
  signal: (id) => `/moderation/signaux/${id}`,
  accreditation: (id) => `/moderation/administration/accreditations/${id}`,
  'two-person-act': () => '/moderation/administration/actes',
};

export const placeOf = ({ kind, id }: QueueItem): string => PLACES[kind](id);

/** What the kind adds to the name; null when the name says it all. */
export function detailOf({ kind, id, detail }: QueueItem): string | null {
  if (detail === null) return null;
  if (kind === 'signal') return SIGNAL_KIND_LABELS[detail as SignalKind];
  if (kind === 'appeal')
    return `${AUDIT_OUTCOME_WORDS[detail as keyof typeof AUDIT_OUTCOME_WORDS]}, ${id}`;
  if (kind === 'accreditation') return LABEL_SCHEMES[detail as LabelSchemeId].name;
  if (kind === 'not-applicable')
    return count(Number(detail), 'réponse à décider', 'réponses à décider');
  return detail;
}

/** Why the reader leaves it to somebody else. */
export const involvedWords = ({ kind }: QueueItem): string =>
  kind === 'appeal'
    ? 'Vous y avez pris part, ou êtes membre d’une des parties\u00a0: un autre administrateur le juge.'
    : 'Vous en êtes membre\u00a0: laissez-le à un autre modérateur.';

/** « En retard de 3 jours », « Aujourd’hui », « Dans 4 jours ». @param daysLeft whole days, below 0 when it is late */
export function deadlineWords(daysLeft: number): string {
  if (daysLeft < 0) return `En retard de ${count(-daysLeft, 'jour')}`;
  return daysLeft === 0 ? 'À traiter aujourd’hui' : `Dans ${count(daysLeft, 'jour')}`;
}
