/** Two texts side by side: which words each has that the other has not. Words, spaces and line ends are kept as they are. */
export type Piece = { text: string; differs: boolean };

/** Above this, every word differs: nobody reads marks in such texts, and the comparison grows with the square. */
const MOST_WORDS = 1_200;

export function differingWords(mine: string, theirs: string): { mine: Piece[]; theirs: Piece[] } {
  const a = wordsOf(mine);
  const b = wordsOf(theirs);
  if (a.length * b.length > MOST_WORDS ** 2)
    return { mine: [{ text: mine, differs: true }], theirs: [{ text: theirs, differs: true }] };
  const common = longest(a, b);
  return { mine: pieces(a, common.a), theirs: pieces(b, common.b) };
}

/** A word with the spaces after it. */
const wordsOf = (text: string): string[] => text.match(/\s*\S+|\s+$/g) ?? [];

/** Which words belong to the longest common sequence. */
function longest(a: string[], b: string[]) {
  const same = (i: number, j: number) => a[i]?.trim() === b[j]?.trim();
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const at = i * width + j;
      length[at] = same(i, j)
        ? length[at + width + 1]! + 1
        : Math.max(length[at + width]!, length[at + 1]!);
    }
  const common = { a: new Set<number>(), b: new Set<number>() };
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (same(i, j)) {
      common.a.add(i);
      common.b.add(j);
      i += 1;
      j += 1;
    } else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) i += 1;
    else j += 1;
  }
  return common;
}

function pieces(words: string[], common: Set<number>): Piece[] {
  const found: Piece[] = [];
  words.forEach((text, index) => {
    const differs = !common.has(index);
    const word = text.trimStart();
    const space = text.slice(0, text.length - word.length);
    // Spaces around marked words are not marked: only those inside.
    if (differs && found.at(-1)?.differs !== true) add(space, false);
    add(differs && found.at(-1)?.differs === false ? word : text, differs);
  });
  return found;

  function add(text: string, differs: boolean): void {
    const last = found.at(-1);
    if (last?.differs === differs) last.text += text;
    else if (text !== '') found.push({ text, differs });
  }
}
