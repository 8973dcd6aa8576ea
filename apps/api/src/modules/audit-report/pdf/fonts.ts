/** The face of the catalogue in documents: one file per alphabet, so each text is cut where its alphabet changes. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const ALPHABETS = ['latin', 'latin-ext', 'greek', 'cyrillic'] as const;
const WEIGHTS = { regular: 400, strong: 600 } as const;
export type Weight = keyof typeof WEIGHTS;

/** Font files by name, `regular-latin`; read once. */
export const fontFiles = async (): Promise<Map<string, Uint8Array>> => (files ??= readAll());
let files: Promise<Map<string, Uint8Array>> | undefined;

async function readAll(): Promise<Map<string, Uint8Array>> {
  const wanted = (Object.keys(WEIGHTS) as Weight[]).flatMap((weight) =>
    ALPHABETS.map((alphabet) => ({ weight, alphabet })),
  );
  return new Map(
    await Promise.all(
      wanted.map(async ({ weight, alphabet }): Promise<[string, Uint8Array]> => {
        const file = `source-sans-3-${alphabet}-${WEIGHTS[weight]}-normal.woff`;
        const path = require.resolve(`@fontsource/source-sans-3/files/${file}`);
        return [`${weight}-${alphabet}`, await readFile(path)];
      }),
    ),
  );
}

export type Run = { font: string; text: string };

/**
 * The text cut by font, in order. What no font can draw (a sign of a rare script, an emoji) becomes `?`; the spaces the
 * face lacks become U+00A0.
 * @param draws whether a font has a glyph for a code point
 */
export function runsOf(
  text: string,
  weight: Weight,
  draws: (font: string, codePoint: number) => boolean,
): Run[] {
  const names = ALPHABETS.map((alphabet) => `${weight}-${alphabet}`);
  const runs: Run[] = [];
  for (const sign of cleaned(text)) {
    const last = runs.at(-1);
    const codePoint = sign.codePointAt(0)!;
    const font =
      last && draws(last.font, codePoint)
        ? last.font
        : names.find((name) => draws(name, codePoint));
    const drawn = font ? { font, text: sign } : { font: names[0]!, text: '?' };
    if (last?.font === drawn.font) last.text += drawn.text;
    else runs.push(drawn);
  }
  return runs;
}

/** No control character but line ends, no half of a surrogate pair, no thin space. */
const cleaned = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u2007\u2009\u202f]/g, '\u00a0')
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f\u00ad\u200b-\u200f\u2028-\u202e\ufeff]/g, '');
