/** A query as a person wrote it: the words that count, whom it is for, and whether it names a product to replace. */
import type { AudienceCode } from '@gouvtech/domain';
import { AUDIENCES, COURTESIES, DETERMINERS, MINOR, REPLACEMENTS, TOWARDS } from './phrases.ts';
import { sequenceOf } from './words.ts';

/** `minor`: helps to order, never required. */
export type Token = { word: string; minor: boolean };
export type Reading = { tokens: Token[]; replaces: boolean; audiences: AudienceCode[] };

/** Words read; a longer query says no more. */
const TOKENS_MAX = 16;

const startsAt = (sequence: string[], at: number, phrase: string[]): boolean =>
  phrase.every((word, index) => sequence[at + index] === word);

/** @param literal every word counts as it is */
export function readQuery(text: string, literal: boolean): Reading {
  const sequence = sequenceOf(text).slice(0, TOKENS_MAX);
  const plain = sequence.map((word) => ({ word, minor: false }));
  if (literal) return { tokens: plain, replaces: false, audiences: [] };
  const tokens: (Token & { dropped: boolean })[] = plain.map(({ word }) => ({
    word,
    minor: MINOR.has(word),
    dropped: false,
  }));
  drop(tokens, sequence, COURTESIES);
  const replaces = drop(tokens, sequence, REPLACEMENTS);
  const audiences = readAudience(tokens, sequence);
  const kept = tokens.filter(({ dropped }) => !dropped);
  if (kept.length === 0) return { tokens: plain, replaces: false, audiences: [] };
  return {
    tokens: kept.map(({ word, minor }) => ({ word, minor })),
    replaces,
    audiences,
  };
}

function drop(tokens: { dropped: boolean }[], sequence: string[], phrases: string[][]): boolean {
  let found = false;
  for (const phrase of phrases) {
    for (let at = 0; at + phrase.length <= sequence.length; at += 1) {
      // « comme » alone, or at the end, is a word of the query.
      if (!startsAt(sequence, at, phrase) || phrase.length === sequence.length) continue;
      for (let index = at; index < at + phrase.length; index += 1) tokens[index]!.dropped = true;
      found = true;
    }
  }
  return found;
}

/** Its words stay, as minor ones: a text may say « pour les communes ». */
function readAudience(tokens: Token[], sequence: string[]): AudienceCode[] {
  const codes = new Set<AudienceCode>();
  for (const { phrase, codes: meant } of AUDIENCES) {
    for (let at = 1; at + phrase.length <= sequence.length; at += 1) {
      if (!startsAt(sequence, at, phrase) || !isTowards(sequence, at)) continue;
      for (let index = at; index < at + phrase.length; index += 1) tokens[index]!.minor = true;
      for (const code of meant) codes.add(code);
    }
  }
  return [...codes];
}

function isTowards(sequence: string[], at: number): boolean {
  let before = at - 1;
  while (before > 0 && DETERMINERS.has(sequence[before]!)) before -= 1;
  return TOWARDS.has(sequence[before]!) && before > 0;
}
