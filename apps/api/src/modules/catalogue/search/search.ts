/** A search, from what was typed to the set of solutions found. */
import type { Database } from '@gouvtech/db';
import { findAlike, findMatches, lookUpWords } from '../search-repository.ts';
import { isCorrectable, nearest, rewrite } from './correct.ts';
import { fold, tsqueryText, wordsOf } from './words.ts';

export type Found = {
  /** words searched, corrected */
  words: string[];
  /** the text query with its last word whole, and with its last word still being typed */
  tsquery: { whole: string; open: string };
  /** the corrected query; null when nothing was corrected */
  corrected: string | null;
  /** nothing holds every word: these hold at least one */
  relaxed: boolean;
  ordinals: Set<number>;
  /** those found by their name, always ranked */
  named: number[];
};

const NAME_MIN = 3;
const ALIKE_MIN = 4;
/** With more solutions than this, a name that merely looks like the query adds nothing and costs most of the search. */
const FEW = 20;

/**
 * Every word first, then any word. Names that begin with the query are added; names that look
 * like it too, when few solutions are found.
 * @param text cleaned by `cleanQuery`, not empty
 * @param literal no correction, no look-alike
 */
export async function search(database: Database, text: string, literal: boolean): Promise<Found> {
  const typed = wordsOf(text);
  const tsquery = { whole: '', open: '' };
  const nothing = { words: typed, tsquery, corrected: null, relaxed: false, named: [] };
  if (typed.length === 0) return { ...nothing, ordinals: new Set() };
  const corrections = literal ? new Map<string, string>() : await correct(database, typed);
  const corrected = corrections.size > 0 ? rewrite(text, corrections) : null;
  const asked = corrected ?? text;
  const words = wordsOf(asked);
  const all = bothForms('&', words);
  const strict = await findMatches(database, all.open, beginning(asked));
  const folded = fold(asked);
  if (!literal && strict.matches.length < FEW && folded.length >= ALIKE_MIN) {
    strict.names.push(...(await findAlike(database, folded)));
  }
  if (strict.matches.length + strict.names.length > 0 || words.length === 1) {
    return { words, tsquery: all, corrected, relaxed: false, ...union(strict) };
  }
  const any = bothForms('|', words);
  const loose = await findMatches(database, any.open, null);
  return { words, tsquery: any, corrected, relaxed: loose.matches.length > 0, ...union(loose) };
}

const bothForms = (operator: '&' | '|', words: string[]) => ({
  whole: tsqueryText({ operator, words }, false),
  open: tsqueryText({ operator, words }, true),
});

const union = ({ matches, names }: { matches: number[]; names: number[] }) => ({
  ordinals: new Set([...matches, ...names]),
  named: [...new Set(names)],
});

/** The query as the beginning of a name; `%`, `_` and `\` mean themselves there. */
function beginning(text: string): string | null {
  const folded = fold(text);
  return folded.length < NAME_MIN ? null : folded.replace(/[\\%_]/g, '\\$&');
}

async function correct(database: Database, typed: string[]): Promise<Map<string, string>> {
  const looked = await lookUpWords(
    database,
    typed.map((word, index) => ({
      word,
      open: index === typed.length - 1,
      correctable: isCorrectable(word),
    })),
  );
  const corrections = new Map<string, string>();
  for (const { word, known, candidates } of looked) {
    const better = known ? null : nearest(word, candidates ?? []);
    if (better) corrections.set(word, better);
  }
  return corrections;
}
