/** What it costs and under which licence, in plain words. */
import { isOpenSource } from '../licences.ts';
import type { Licence, Listing, Price } from '../listing.ts';
import { PRICE_UNIT_LABELS } from '../labels.ts';
import { formatEuros } from '../format.ts';
import type { Card } from '../view.ts';

export const LOCATION_WORDS: Record<NonNullable<Card['location']>['value'], string> = {
  france: 'Données et sauvegardes en France',
  eu: 'Données et sauvegardes dans l’Union européenne',
  'outside-eu': 'Données en partie hors de l’Union européenne',
  undeclared: 'Localisation des données non déclarée',
};

export const PRICING_WORDS: Record<Listing['pricing'], string> = {
  public: 'Prix publics',
  'on-request': 'Prix sur demande',
  quote: 'Prix sur devis',
  free: 'Gratuit',
  unknown: 'Prix non indiqué',
};

/** « Code ouvert, AGPL-3.0-or-later ». Open is computed from the licence, never what the vendor says of itself. */
export function licenceWords(licence: Licence): string {
  if (licence.kind === 'proprietary') return 'Code propriétaire';
  if (licence.kind === 'to-verify') return `Licence à vérifier : « ${licence.raw} »`;
  if (licence.kind === 'unknown') return 'Licence non indiquée';
  const scope = licence.scope ? ` (${licence.scope})` : '';
  return `${isOpenSource(licence) ? 'Logiciel libre' : 'Code consultable, licence non libre'}, ${licence.spdx}${scope}`;
}

/** « 1,20 € par agent et par mois », « Sur devis, par an ». */
export const amountWords = ({ amountCents, unit }: Price): string =>
  amountCents === null
    ? `Sur devis, ${PRICE_UNIT_LABELS[unit]}`
    : `${formatEuros(amountCents)} ${PRICE_UNIT_LABELS[unit]}`;

const STAGES: Record<Price['stage'], string> = {
  entry: 'Mise en service',
  recurring: 'Utilisation',
  exit: 'Sortie',
};

export type PriceLine = { stage: string; amount: string; note: string | null };

/** In the order a buyer pays: entry, use, exit. */
export function priceLines(prices: Price[]): PriceLine[] {
  const order = Object.keys(STAGES);
  return [...prices]
    .sort((a, b) => order.indexOf(a.stage) - order.indexOf(b.stage))
    .map((price) => ({
      stage: STAGES[price.stage],
      amount: amountWords(price),
      note: price.note ?? null,
    }));
}
