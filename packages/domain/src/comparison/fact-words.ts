/** Facts in the few words a cell has room for. */
import { count, formatDate } from '../format.ts';
import { AUDIENCE_LABELS, CHANNEL_LABELS, QUALIFICATION_LABELS } from '../labels.ts';
import type { Reference } from '../listing.ts';
import { AUDIENCE_CODES } from '../taxonomies.ts';
import { hostWords, listed, priceLines, PRICING_WORDS } from '../words.ts';
import type { ComparedSolution } from './types.ts';

const NAMED_REFERENCES = 3;

export function hostingText({ hosting }: ComparedSolution, today: string): string | null {
  if (!hosting) return null;
  const held = hosting.qualifications
    .filter(({ state, until }) => state === 'held' && (until === undefined || until >= today))
    .map(({ code, scope }) =>
      scope === 'service'
        ? QUALIFICATION_LABELS[code]
        : `${QUALIFICATION_LABELS[code]} (infrastructure seulement)`,
    );
  return [hostWords(hosting), ...held].join('\u00a0; ');
}

export function priceText({ price, prices }: ComparedSolution): string {
  if (prices.length === 0) return PRICING_WORDS[price.value.pricing];
  return priceLines(prices)
    .map(({ stage, amount }) => `${stage}\u00a0: ${amount}`)
    .join('\u00a0; ');
}

export function channelText({ channelDetails }: ComparedSolution, today: string): string {
  return channelDetails
    .filter(({ until }) => until === undefined || until >= today)
    .map(({ channel, until }) =>
      until ? `${CHANNEL_LABELS[channel]}, jusqu’au ${formatDate(until)}` : CHANNEL_LABELS[channel],
    )
    .join('\u00a0; ');
}

export const audienceText = ({ audiences }: ComparedSolution): string =>
  audiences.length === AUDIENCE_CODES.length
    ? 'Tous les organismes publics'
    : audiences.map((code) => AUDIENCE_LABELS[code]).join('\u00a0; ');

/** Only public bodies that confirmed are named; those a vendor cites are counted. */
export function referenceText(references: Reference[]): string {
  const confirmed = references.filter(({ confirmedOn }) => confirmedOn !== null);
  const cited = references.length - confirmed.length;
  const names = confirmed.slice(0, NAMED_REFERENCES).map(({ organisation }) => organisation);
  const more = confirmed.length - names.length;
  const parts = [
    confirmed.length > 0
      ? `${count(confirmed.length, 'utilisation confirmée', 'utilisations confirmées')}\u00a0: ${listed(more > 0 ? [...names, count(more, 'autre')] : names)}`
      : 'Aucune utilisation confirmée',
    ...(cited > 0 ? [`${count(cited, 'citée', 'citées')} par l’éditeur`] : []),
  ];
  return parts.join('\u00a0; ');
}
