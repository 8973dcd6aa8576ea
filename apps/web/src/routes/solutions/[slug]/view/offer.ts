/** What it costs, how to buy it and who uses it. */
import type { Price, PurchaseChannel, Reference, SolutionDocument } from '@gouvtech/domain';
import { CHANNEL_LABELS } from '@gouvtech/domain/labels';
import { formatDate } from '#lib/format.ts';
import { webAddress } from './address.ts';

const PRICING: Record<SolutionDocument['price']['value']['pricing'], string> = {
  public: 'L’éditeur publie ses prix, hors taxes.',
  'on-request': 'L’éditeur donne ses prix sur demande.',
  quote: 'Le prix se demande par devis.',
  free: 'L’éditeur déclare la solution gratuite ; l’installation et l’exploitation ont un coût pour vous.',
  unknown:
    'Aucun prix n’est indiqué. Demandez le coût d’entrée, le coût annuel et le coût de sortie.',
};
export const pricingWords = (pricing: keyof typeof PRICING): string => PRICING[pricing];

const COSTS: Record<Price['stage'], string> = {
  entry: 'coût de mise en service',
  recurring: 'coût d’utilisation',
  exit: 'coût de sortie',
};

/** Costs the vendor says nothing of, when it publishes prices at all. */
export function silentStages(prices: Price[]): string[] {
  if (prices.length === 0) return [];
  const told = new Set(prices.map(({ stage }) => stage));
  return (Object.keys(COSTS) as Price['stage'][])
    .filter((stage) => !told.has(stage))
    .map((stage) => COSTS[stage]);
}

export type ChannelLine = {
  name: string;
  detail: string;
  until: string;
  ended: boolean;
  href: string | null;
};

/** « lot 3 », whether the listing says « 3 » or « Lot 3 ». */
const lotWords = (lot: string): string => `lot\u00a0${lot.replace(/^lot\s+/i, '')}`;

/** Open channels first; an ended one stays, and says so. */
export function channelLines(channels: PurchaseChannel[], today: string): ChannelLine[] {
  return channels
    .map(({ channel, reference, lot, until, beneficiaries, url }) => {
      const ended = until !== undefined && until < today;
      const detail = [reference, lot && lotWords(lot), beneficiaries];
      return {
        name: CHANNEL_LABELS[channel],
        detail: detail.filter(Boolean).join(' · '),
        until: until
          ? `${ended ? 'Terminé le' : 'Jusqu’au'} ${formatDate(until)}`
          : 'Échéance non indiquée',
        ended,
        href: webAddress(url),
      };
    })
    .sort((a, b) => Number(a.ended) - Number(b.ended));
}

export type ReferenceSheet = {
  confirmed: (Reference & { confirmedOn: string })[];
  /** confirmed ones left out of a short page */
  more: number;
  /** cited by the vendor only: counted, never named */
  cited: number;
};

/** @param most how many confirmed ones to show, latest confirmation first */
export function referenceSheet(references: Reference[], most: number): ReferenceSheet {
  const confirmed = references
    .filter((one): one is Reference & { confirmedOn: string } => one.confirmedOn !== null)
    .sort((a, b) => (a.confirmedOn < b.confirmedOn ? 1 : -1));
  return {
    confirmed: confirmed.slice(0, most),
    more: Math.max(0, confirmed.length - most),
    cited: references.length - confirmed.length,
  };
}
