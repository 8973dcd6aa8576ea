import type { Card } from '@gouvtech/domain';
import { PRICE_UNIT_LABELS } from '@gouvtech/domain/labels';
import { formatEuros } from '#lib/format.ts';

const WITHOUT_AMOUNT: Record<Card['price']['value']['pricing'], string | null> = {
  free: 'Gratuit',
  public: 'Grille publique',
  'on-request': 'Grille sur demande',
  quote: 'Sur devis seul',
  unknown: null,
};

/** « 1,20 € par agent et par mois », « Sur devis seul »; null when nothing is known. */
export function priceText({ pricing, first }: Card['price']['value']): string | null {
  if (first === null || first.amountCents === null || pricing === 'free')
    return WITHOUT_AMOUNT[pricing];
  return `${formatEuros(first.amountCents)} ${PRICE_UNIT_LABELS[first.unit]}`;
}
