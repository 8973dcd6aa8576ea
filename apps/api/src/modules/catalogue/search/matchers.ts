/** What is looked for in the texts: each word as typed, and what stands for one or several of them. */
import type { Token } from './reading.ts';
import { sequenceOf } from './words.ts';

export type Matcher = {
  /** words separated by spaces: several follow each other in the text */
  text: string;
  /** the last word may still be being typed */
  open: boolean;
  /** 1 for what was typed */
  weight: number;
  /** first and last token it stands for */
  from: number;
  to: number;
  origin: 'typed' | 'spelling' | 'synonym';
};
/** Tokens from `from` to `to`, empty words between them included. */
export type Span = { from: number; to: number; text: string };
export type Synonym = {
  span: number;
  text: string;
  kind: 'equivalent' | 'related' | 'product';
  depth: number;
};
export type Knowledge = {
  /** by token */
  empty: boolean[];
  /** the catalogue holds the token as such */
  whole: boolean[];
  /** longer words of the catalogue that hold the token: « ldap » in « openldap » */
  within: string[][];
  /** two words that the catalogue writes in one, or one that it writes in two */
  joined: Set<string>;
  splits: Map<string, string>;
  synonyms: Synonym[];
};

const SPAN_MAX = 5;
const PREFIX_MIN = 3;
const WEIGHTS = {
  phrase: 1.3,
  prefix: 0.6,
  prefixOfKnown: 0.3,
  split: 0.9,
  equivalent: 0.75,
  product: 0.8,
  related: 0.3,
  within: 0.55,
};
/** Each further step from what was typed is less sure. */
const FURTHER = 0.85;
export const MATCHERS_MAX = 48;

/** Groups of words that may mean something together, and each word alone. */
export function spansOf(tokens: Token[]): Span[] {
  const spans: Span[] = [];
  for (let from = 0; from < tokens.length; from += 1) {
    for (let to = from; to < Math.min(tokens.length, from + SPAN_MAX); to += 1) {
      const text = tokens.slice(from, to + 1).map(({ word }) => word);
      spans.push({ from, to, text: text.join(' ') });
      if (to === from + 1) spans.push({ from, to, text: text.join('') });
    }
  }
  return spans;
}

export const joinedOf = (tokens: Token[]): string[] =>
  tokens.slice(1).map(({ word }, index) => tokens[index]!.word + word);

/** @param open the last word may still be being typed */
export function matchersOf(
  tokens: Token[],
  spans: Span[],
  know: Knowledge,
  open: boolean,
): Matcher[] {
  const found: Matcher[] = [];
  const add = (one: Matcher) => {
    if (
      !found.some(
        (other) =>
          other.text === one.text &&
          other.open === one.open &&
          other.from === one.from &&
          other.to === one.to,
      )
    )
      found.push(one);
  };
  tokens.forEach(({ word }, at) => {
    if (know.empty[at]) return;
    const own = { from: at, to: at, open: false };
    add({ ...own, text: word, weight: 1, origin: 'typed' });
    const split = know.splits.get(word);
    if (split) add({ ...own, text: split, weight: WEIGHTS.split, origin: 'spelling' });
    for (const text of know.within[at]!) {
      add({ ...own, text, weight: WEIGHTS.within, origin: 'spelling' });
    }
    const acronym = know.synonyms.some(
      ({ span }) => spans[span]!.from === at && spans[span]!.to === at,
    );
    if (open && !acronym && at === tokens.length - 1 && word.length >= PREFIX_MIN) {
      const weight = know.whole[at] ? WEIGHTS.prefixOfKnown : WEIGHTS.prefix;
      add({ ...own, text: word, open: true, weight, origin: 'typed' });
    }
  });
  joinedOf(tokens).forEach((text, at) => {
    if (know.joined.has(text))
      add({ from: at, to: at + 1, open: false, text, weight: 1, origin: 'spelling' });
  });
  for (const [from, to] of neighbours(tokens, know)) {
    const text = tokens
      .slice(from, to + 1)
      .map(({ word }) => word)
      .join(' ');
    add({ from, to, open: false, text, weight: WEIGHTS.phrase, origin: 'typed' });
  }
  const typed = new Set(spans.map(({ text }) => text));
  for (const { span, text, kind, depth } of know.synonyms) {
    if (typed.has(sequenceOf(text).join(' '))) continue;
    const { from, to } = spans[span]!;
    const weight = WEIGHTS[kind] * FURTHER ** (depth - 1);
    add({ from, to, open: false, text, weight, origin: 'synonym' });
  }
  return found.slice(0, MATCHERS_MAX);
}

/** Each full word and the next one, whatever empty words stand between them, and the whole query. */
function neighbours(tokens: Token[], { empty }: Knowledge): [number, number][] {
  const full = tokens.flatMap((_, at) => (empty[at] ? [] : [at]));
  const pairs = full.slice(1).map((to, index): [number, number] => [full[index]!, to]);
  return full.length > 2 ? [...pairs, [full[0]!, full.at(-1)!]] : pairs;
}
