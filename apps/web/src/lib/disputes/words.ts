/** Disputes in words, for the three who read them. */
import type { components } from '@gouvtech/api-client';
import { DISPUTE_STATUS_LABELS } from '@gouvtech/domain/labels';

export type DisputeLine = components['schemas']['DisputeLine'];
export type SavedReply = components['schemas']['SavedReply'];
export type DisputeDetail = components['schemas']['DisputeDetail'];

const OUTCOMES: Record<NonNullable<DisputeLine['outcome']>, string> = {
  upheld: 'retenue',
  dismissed: 'écartée',
  inadmissible: 'non recevable',
};
export const outcomeWord = (outcome: NonNullable<DisputeLine['outcome']>): string =>
  OUTCOMES[outcome];

/** « Close, retenue »: what is over says how it ended. « À décider » once the vendor replied or its delay is over. */
export function statusWords({ status, outcome, next }: DisputeLine): string {
  if (status === 'final' && outcome !== null)
    return `${DISPUTE_STATUS_LABELS.final}, ${OUTCOMES[outcome]}`;
  if (status === 'vendor_reply' && next.who === 'moderation') return 'À décider';
  return DISPUTE_STATUS_LABELS[status];
}
