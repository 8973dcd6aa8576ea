/** The accents of corrected words: the vocabulary that corrects has none, the solutions found have theirs. */
import { DOMAIN_CODES } from '@gouvtech/domain';
import { DOMAIN_LABELS } from '@gouvtech/domain/labels';
import { fold, sequenceOf } from './words.ts';

const WORD = /[\p{L}\p{N}\p{M}]+/gu;
/** Read last: the solutions found decide first. */
const LABELS = DOMAIN_CODES.map((code) => Object.values(DOMAIN_LABELS[code]).join(' '));

/**
 * @param corrected query whose corrected words are folded
 * @param typed the same as typed: its own words stay as they are
 * @param texts where to read how a word is written, the most frequent way wins
 */
export function withAccents(corrected: string, typed: string, texts: string[]): string {
  const own = new Set(sequenceOf(typed));
  const wanted = new Set(sequenceOf(corrected).filter((word) => !own.has(word)));
  const spelled = new Map([...formsOf(wanted, LABELS), ...formsOf(wanted, texts)]);
  return corrected.replace(WORD, (word) => spelled.get(word) ?? word);
}

function formsOf(wanted: Set<string>, texts: string[]): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const form of texts.flatMap((text) => text.match(WORD) ?? [])) {
    const folded = fold(form);
    if (!wanted.has(folded)) continue;
    const written = form.normalize('NFC').toLowerCase();
    const forms = counts.get(folded) ?? new Map<string, number>();
    counts.set(folded, forms.set(written, (forms.get(written) ?? 0) + 1));
  }
  return new Map([...counts].map(([folded, forms]) => [folded, commonest(forms)]));
}

const commonest = (forms: Map<string, number>): string =>
  [...forms].sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))[0]![0];
