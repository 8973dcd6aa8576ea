/** What a write changes in the shared rows of the read model, gathered over its entries and applied once. */
import type { Card } from '@gouvtech/domain';
import type { Projection } from './types.ts';
import { cardWords } from './words.ts';

/** What the read model held, or holds, of one entry. */
export type EntryMarks = {
  ordinal: number;
  facets: string[];
  tallies: string[];
  words: Set<string>;
};

export type Changes = {
  /** `facet:value` → ordinal → held or not */
  bits: Map<string, Map<number, boolean>>;
  tallies: Map<string, number>;
  words: Map<string, number>;
  entries: number;
};

export const noChanges = (): Changes => ({
  bits: new Map(),
  tallies: new Map(),
  words: new Map(),
  entries: 0,
});

export const marksOf = (entry: Projection): EntryMarks => ({
  ordinal: entry.ordinal,
  facets: entry.facets,
  tallies: entry.tallies,
  words: cardWords(entry.card),
});

export const storedMarks = (row: {
  ordinal: number;
  facets: string[];
  tallies: string[];
  card: string;
}): EntryMarks => ({ ...row, words: cardWords(JSON.parse(row.card) as Card) });

/** Notes that the entry goes from `before` to `after`; null is "not in the catalogue". */
export function noteChange(
  changes: Changes,
  before: EntryMarks | null,
  after: EntryMarks | null,
): void {
  changes.entries += (after ? 1 : 0) - (before ? 1 : 0);
  noteBits(changes, before, false);
  noteBits(changes, after, true);
  // Set again what was cleared just before when the entry keeps it: nothing to write.
  for (const facet of before?.facets ?? []) {
    if (after?.facets.includes(facet)) changes.bits.get(facet)?.delete(after.ordinal);
  }
  count(changes.tallies, before?.tallies, -1);
  count(changes.tallies, after?.tallies, 1);
  count(changes.words, before?.words, -1);
  count(changes.words, after?.words, 1);
}

function noteBits({ bits }: Changes, marks: EntryMarks | null, held: boolean): void {
  for (const facet of marks?.facets ?? []) {
    const ordinals = bits.get(facet) ?? new Map<number, boolean>();
    bits.set(facet, ordinals.set(marks!.ordinal, held));
  }
}

function count(totals: Map<string, number>, keys: Iterable<string> = [], by: number): void {
  for (const key of keys) totals.set(key, (totals.get(key) ?? 0) + by);
}
