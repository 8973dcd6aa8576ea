/** The history as a list of lines, newest first, each day's move of the scores beside what moved it. */
import type { ListingChange } from '@gouvtech/domain';
import { formatPercent, wholePercent } from '#lib/format.ts';
import type { History } from '#lib/server/api.ts';
import { drawingOfEvent } from '#lib/ui/journal.ts';
import { changeLines, type ChangeLine } from './changes.ts';

type Entry = History['items'][number];
type Figures = History['moves'][number]['after'];

export type TimelineLine = Pick<Entry, 'id' | 'on' | 'kind' | 'criterion' | 'summary'> & {
  version: { number: number; author: string; changes: ChangeLine[] } | null;
  /** « Audité : 48 puis 46 % » */
  move: string | null;
};

export function timelineOf({ items, moves }: History): TimelineLine[] {
  const words = new Map(moves.map(({ on, before, after }) => [on, moveWords(before, after)]));
  const carriers = new Set([...words.keys()].map((on) => carrierOf(items, on)));
  return items.map((entry) => ({
    id: entry.id,
    on: entry.on,
    kind: entry.kind,
    criterion: entry.criterion,
    summary: entry.summary,
    version: entry.version && {
      number: entry.version.number,
      author: entry.version.author,
      changes: changeLines(entry.version.changes as ListingChange[]),
    },
    move: carriers.has(entry.id) ? (words.get(entry.on) ?? null) : null,
  }));
}

/** Of a day's entries, the one that says a proof moved; else the latest. */
function carrierOf(items: Entry[], on: string): string | undefined {
  const sameDay = items.filter((entry) => entry.on === on);
  return (sameDay.find(({ kind }) => drawingOfEvent(kind)?.mark) ?? sameDay[0])?.id;
}

const NAMES = { declared: 'Déclaré', checked: 'Contrôlé', audited: 'Audité' } as const;
const KEYS = Object.keys(NAMES) as (keyof typeof NAMES)[];

/** In whole percent, as everywhere; null when none of the three figures moves by that much. */
export function moveWords(before: Figures, after: Figures): string | null {
  if (!after) return before && 'Les notes ne sont plus affichées à partir de ce jour.';
  if (!before)
    return `Premières notes affichées\u00a0: ${KEYS.map((key) => `${NAMES[key].toLowerCase()} ${formatPercent(after[key])}`).join(', ')}.`;
  const moved = KEYS.filter((key) => wholePercent(before[key]) !== wholePercent(after[key]));
  const words = moved.map(
    (key) => `${NAMES[key]}\u00a0: ${wholePercent(before[key])} puis ${formatPercent(after[key])}`,
  );
  return words.length > 0 ? `${words.join('\u00a0; ')}.` : null;
}
