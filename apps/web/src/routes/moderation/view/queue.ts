/** What the queue says of an item, and where each one is decided. */
import type { components } from '@gouvtech/api-client';
import type { QueueKind } from '@gouvtech/domain/moderation-queue';
import { SIGNAL_KIND_LABELS, type SignalKind } from '@gouvtech/domain/signals';
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
  signal: (id) => `/moderation/signaux/${id}`,
  'two-person-act': () => '/moderation/administration/actes',
};

export const placeOf = ({ kind, id }: QueueItem): string => PLACES[kind](id);

/** What the kind adds to the name; null when the name says it all. */
export function detailOf({ kind, detail }: QueueItem): string | null {
  if (detail === null) return null;
  if (kind === 'signal') return SIGNAL_KIND_LABELS[detail as SignalKind];
  if (kind === 'not-applicable')
    return count(Number(detail), 'réponse à décider', 'réponses à décider');
  return detail;
}

/** « En retard de 3 jours », « Aujourd’hui », « Dans 4 jours ». @param daysLeft whole days, below 0 when it is late */
export function deadlineWords(daysLeft: number): string {
  if (daysLeft < 0) return `En retard de ${count(-daysLeft, 'jour')}`;
  return daysLeft === 0 ? 'À traiter aujourd’hui' : `Dans ${count(daysLeft, 'jour')}`;
}
