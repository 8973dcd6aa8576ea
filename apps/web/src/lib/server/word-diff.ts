/** Which words entered a text and which left it. Compared on the server: the browser receives the marks only. */
import { diffWordsWithSpace } from 'diff';
import type { WordPiece } from '#lib/ui/word-diff.ts';

/** Two texts that share almost nothing are shown one after the other rather than word against word. */
const MOST_EDITS = 1_500;

export function wordDiff(before: string, after: string): WordPiece[] {
  const parts = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (!parts) return replaced(before, after);
  return joined(
    parts.map(({ value, added, removed }) => ({
      kind: added ? 'ins' : removed ? 'del' : 'same',
      text: value,
    })),
  );
}

/** Words that change one after the other are read as one change: the space between them belongs to both sides. */
function joined(pieces: WordPiece[]): WordPiece[] {
  const found: WordPiece[] = [];
  let change = { del: '', ins: '' };
  let gap = '';
  const flush = () => {
    for (const kind of ['del', 'ins'] as const)
      if (change[kind] !== '') found.push({ kind, text: change[kind] });
    change = { del: '', ins: '' };
  };
  for (const { kind, text } of pieces) {
    const changing = change.del !== '' || change.ins !== '';
    if (kind !== 'same') {
      change = { del: change.del + gap, ins: change.ins + gap };
      change[kind] += text;
      gap = '';
    } else if (changing && gap === '' && /^[^\S\n]+$/.test(text)) gap = text;
    else {
      flush();
      found.push({ kind: 'same', text: gap + text });
      gap = '';
    }
  }
  flush();
  return gap === '' ? found : [...found, { kind: 'same', text: gap }];
}

const replaced = (before: string, after: string): WordPiece[] =>
  (
    [
      { kind: 'del', text: before },
      { kind: 'ins', text: after },
    ] as const
  ).filter(({ text }) => text !== '');
