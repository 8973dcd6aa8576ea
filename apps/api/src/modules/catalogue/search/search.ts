/** A search, from what was typed to the set of solutions found. */
import type { AudienceCode, DomainCode } from '@gouvtech/domain';
import type { Database } from '@gouvtech/db';
import { findAlike, findMatches, understand, type Understood } from '../search-repository.ts';
import { isCorrectable, nearest, rewrite } from './correct.ts';
import { coverageOf, type Coverage, type Found } from './coverage.ts';
import { closestDomains } from './domains.ts';
import { joinedOf, matchersOf, spansOf, type Knowledge, type Matcher } from './matchers.ts';
import { readQuery, type Reading, type Token } from './reading.ts';
import { fold } from './words.ts';

export type Search = {
  tokens: Token[];
  /** every group of words of the query */
  spans: string[];
  matchers: Matcher[];
  coverage: Coverage;
  /** whether the entry answers this matcher */
  holds: (matcher: number, ordinal: number) => boolean;
  /** the same, outside its description */
  holdsInHead: (matcher: number, ordinal: number) => boolean;
  /** it asks for something to use instead of a product */
  replaces: boolean;
  audiences: AudienceCode[];
  domains: DomainCode[];
  /** the corrected query, its corrected words without accents; null when nothing was corrected */
  corrected: string | null;
  /** nothing answers the whole query: these answer part of it */
  relaxed: boolean;
  /** few answer the whole query: after them come some that answer most of it */
  widened: boolean;
  /** what was looked for besides the words typed */
  synonyms: { typed: string; also: string[] }[];
  /** words and phrases that answer, folded, for whoever shows the texts */
  terms: string[];
  ordinals: Set<number>;
};

const NAME_MIN = 3;
const ALIKE_MIN = 4;
/** With fewer solutions than this, those that answer part of the query are added. */
const ENOUGH = 10;
const ADDED_MAX = 50;
const PART_MIN = 0.4;
const WHOLE = 0.999;

/**
 * Solutions that answer every word, in one way or another; when they are few, the nearest ones too.
 * @param text cleaned by `cleanQuery`, not empty
 * @param literal no correction, no synonym, no look-alike
 * @param entries in the catalogue
 */
export async function search(
  database: Database,
  text: string,
  literal: boolean,
  entries: number,
): Promise<Search> {
  let asked = text;
  let reading = readQuery(text, literal);
  let known = await look(database, reading, literal);
  const corrections = literal ? new Map<string, string>() : correctionsOf(known, reading);
  const corrected = corrections.size > 0 ? rewrite(text, corrections) : null;
  if (corrected) {
    asked = corrected;
    reading = readQuery(corrected, literal);
    known = await look(database, reading, literal);
  }
  const { tokens } = reading;
  const spans = spansOf(tokens);
  const knowledge = knowledgeOf(known, literal);
  const matchers = matchersOf(tokens, spans, knowledge, true);
  // « ENT » is no beginning of « entreprise ».
  const acronym = tokens.length === 1 && knowledge.synonyms.length > 0;
  const begins = acronym ? null : beginning(asked);
  const { found, named } = await findMatches(database, matchers, begins);
  const coverage = coverageOf(tokens, knowledge.empty, matchers, found, entries);
  const whole = [...coverage.share].flatMap(([ordinal, share]) => (share >= WHOLE ? ordinal : []));
  const hits = new Set([...whole, ...named]);
  if (hits.size === 0 && !literal && !corrected) {
    for (const ordinal of await alike(database, asked)) hits.add(ordinal);
  }
  const relaxed = hits.size === 0 && !coverage.complete;
  const before = hits.size;
  if (before < ENOUGH && !literal)
    for (const ordinal of nearly(coverage, relaxed)) hits.add(ordinal);
  if (relaxed && literal) for (const ordinal of coverage.share.keys()) hits.add(ordinal);
  const heads = found.map(({ head }) => new Set(head));
  const bodies = found.map(({ body }) => new Set(body));
  const holdsInHead = (matcher: number, ordinal: number) => heads[matcher]!.has(ordinal);
  return {
    tokens,
    spans: spans.map((span) => span.text),
    matchers,
    coverage,
    holds: (matcher, ordinal) => holdsInHead(matcher, ordinal) || bodies[matcher]!.has(ordinal),
    holdsInHead,
    replaces: reading.replaces,
    audiences: reading.audiences,
    domains: literal ? [] : closestDomains(matchers.map((one) => one.text)),
    corrected,
    relaxed: relaxed && hits.size > 0,
    widened: before > 0 && hits.size > before,
    synonyms: synonymsOf(tokens, matchers, found),
    terms: termsOf(matchers, found),
    ordinals: hits,
  };
}

function look(database: Database, { tokens }: Reading, literal: boolean): Promise<Understood> {
  return understand(
    database,
    tokens.map(({ word }, at) => ({
      word,
      open: at === tokens.length - 1,
      correctable: !literal && isCorrectable(word),
    })),
    literal ? [] : spansOf(tokens),
    literal ? [] : joinedOf(tokens),
  );
}

const knowledgeOf = ({ words, synonyms, joined }: Understood, literal: boolean): Knowledge => ({
  empty: (words ?? []).map(({ empty }) => empty),
  whole: (words ?? []).map(({ whole }) => whole),
  within: (words ?? []).map(({ within }) => within ?? []),
  joined: new Set(joined),
  splits: new Map(
    literal ? [] : (words ?? []).flatMap(({ word, split }) => (split ? [[word, split]] : [])),
  ),
  synonyms,
});

/** A word that belongs to an acronym, to a compound or that can be cut in two is not a fault. */
function correctionsOf(known: Understood, { tokens }: Reading): Map<string, string> {
  const corrections = new Map<string, string>();
  const spans = spansOf(tokens);
  const joined = new Set(known.joined);
  (known.words ?? []).forEach(({ word, known: right, candidates, split }, at) => {
    const compound = joinedOf(tokens).some(
      (one, first) => joined.has(one) && (first === at || first + 1 === at),
    );
    const meant = known.synonyms.some(
      ({ span }) => spans[span]!.from <= at && at <= spans[span]!.to,
    );
    if (right || split || compound || meant) return;
    const better = nearest(word, candidates ?? []);
    if (better) corrections.set(word, better);
  });
  return corrections;
}

/** The entries that answer most of the query, best first. */
function nearly({ share, headShare }: Coverage, relaxed: boolean): number[] {
  const best = [...share.values()].reduce((one, other) => Math.max(one, other), 0);
  const least = relaxed ? Math.min(PART_MIN, best / 2) : PART_MIN;
  return [...share]
    .filter(([, one]) => one >= least)
    .sort(
      (a, b) =>
        b[1] - a[1] || (headShare.get(b[0]) ?? 0) - (headShare.get(a[0]) ?? 0) || a[0] - b[0],
    )
    .slice(0, ADDED_MAX)
    .map(([ordinal]) => ordinal);
}

const alike = (database: Database, text: string): Promise<number[]> => {
  const folded = fold(text);
  return folded.length >= ALIKE_MIN ? findAlike(database, folded) : Promise.resolve([]);
};

/** The query as the beginning of a name; `%`, `_` and `\` mean themselves there. */
function beginning(text: string): string | null {
  const folded = fold(text);
  return folded.length < NAME_MIN ? null : folded.replace(/[\\%_]/g, '\\$&');
}

const SHOWN = 4;
const isFound = ({ head, body }: Found): boolean => head.length + body.length > 0;

/** Synonyms that found something, by the words they stand for. */
function synonymsOf(tokens: Token[], matchers: Matcher[], found: Found[]): Search['synonyms'] {
  const useful = matchers.filter(({ origin }, at) => origin === 'synonym' && isFound(found[at]!));
  const groups = Map.groupBy(useful, ({ from, to }) =>
    tokens
      .slice(from, to + 1)
      .map(({ word }) => word)
      .join(' '),
  );
  return [...groups].map(([typed, some]) => ({
    typed,
    also: some.slice(0, SHOWN).map(({ text }) => text),
  }));
}

const TERMS_MAX = 24;

const termsOf = (matchers: Matcher[], found: Found[]): string[] =>
  [...new Set(matchers.flatMap(({ text }, at) => (isFound(found[at]!) ? fold(text) : [])))].slice(
    0,
    TERMS_MAX,
  );
