/** A badge as an image: text and rules only, so that it is the same in any page that embeds it. */
import { dateline, headline, type Badge } from './badge.ts';

const INK = '#16252c';
const SOFT = '#4b5b61';
const PAPER = '#ffffff';
/** The thick rule is that of what is audited; broken, the label does not hold (visual direction, 4.1). */
const EDGES: Record<Badge['tone'], string> = {
  held: `<path d="M5 0v76" stroke="${INK}" stroke-width="8"/>`,
  warned: `<path d="M5 0v76" stroke="#734a00" stroke-width="8" stroke-dasharray="10 6"/>`,
  ended: `<path d="M5 0v76" stroke="${SOFT}" stroke-width="3" stroke-dasharray="3 5"/>`,
};
const FONT = `font-family="'Source Sans 3','Segoe UI',Arial,sans-serif"`;

/** Characters of the longest line; what is longer is cut. */
const LINE_MAX = 64;
const SUBJECT_MAX = 40;

/** Text for XML: what XML cannot hold or would reorder the line is left out, the rest is escaped. */
function xml(text: string): string {
  const MARKUP: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029\ufffd-\uffff]/gu, ' ')
    .replaceAll(/[&<>"']/g, (one) => MARKUP[one]!);
}

const cut = (text: string, max: number): string => {
  const letters = [...text];
  return letters.length <= max
    ? text
    : `${letters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
};

/** A generous width: fonts of readers are not known. */
const widthOf = (text: string, size: number): number => [...text].length * size * 0.56;

export function badgeSvg(badge: Badge): string {
  const subject = cut(badge.subject, SUBJECT_MAX);
  const lines = [
    { text: cut(headline(badge), LINE_MAX), size: 17, weight: 700, y: 25, fill: INK },
    {
      text: cut(subject === '' ? badge.detail : `${subject}, ${lower(badge.detail)}`, LINE_MAX * 2),
      ...{ size: 14, weight: 400, y: 46, fill: INK },
    },
    { text: dateline(badge), size: 13, weight: 400, y: 65, fill: SOFT },
  ];
  const width = Math.ceil(
    22 + Math.max(...lines.map(({ text, size }) => widthOf(text, size))) + 12,
  );
  const written = lines.map(
    ({ text, size, weight, y, fill }) =>
      `<text x="22" y="${y}" ${FONT} font-size="${size}" font-weight="${weight}" fill="${fill}">${xml(text)}</text>`,
  );
  const title = lines.map(({ text }) => xml(text)).join('. ');
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="76" viewBox="0 0 ${width} 76" role="img" aria-labelledby="titre" xml:lang="fr" lang="fr">`,
    `<title id="titre">${title}</title>`,
    `<rect width="${width}" height="76" fill="${PAPER}"/>`,
    `<rect x=".5" y=".5" width="${width - 1}" height="75" fill="none" stroke="#7d8786"/>`,
    EDGES[badge.tone],
    ...written,
    '</svg>',
  ].join('\n');
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
