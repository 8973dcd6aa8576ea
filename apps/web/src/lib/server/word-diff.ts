/** Which words entered a text and which left it. Compared on the server: the browser receives the marks only. */
import { diffWordsWithSpace } from 'diff';
import type { WordPiece } from '#lib/ui/word-diff.ts';

/** Two texts that share almost nothing are shown one after the other rather than word against word. */
const MOST_EDITS = 1_500;

export function wordDiff(before: string, after: string): WordPiece[] {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (!parts) return replaced(before, after);
  return parts.map(({ value, added, removed }) => ({
    kind: added ? 'ins' : removed ? 'del' : 'same',
    text: value,
  }));
}

const replaced = (before: string, after: string): WordPiece[] =>
  (
    [
      { kind: 'del', text: before },
      { kind: 'ins', text: after },
    ] as const
  ).filter(({ text }) => text !== '');
