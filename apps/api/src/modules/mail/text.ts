/** Words of mails. Names come from people: they stay on one line, and start no header nor paragraph of their own. */

const SUBJECT_MAX = 200;

// Controls, separators of lines and paragraphs, and invisible marks, such as those that turn the direction of text.
const BREAKS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu;

/** What a person wrote, fit for a subject or a sentence. */
export const oneLine = (text: string, max = SUBJECT_MAX): string => {
  const line = text.replace(BREAKS, ' ').replace(/ {2,}/g, ' ').trim();
  return line.length > max ? `${line.slice(0, max - 1).trimEnd()}…` : line;
};

/**
 * A letter in plain text: greeting, paragraphs, signature. An address stands alone on its line, so that it opens.
 * @param paragraphs null ones are left out
 */
export const letter = (paragraphs: (string | null)[]): string =>
  typography(
    ['Bonjour,', ...paragraphs.filter((one) => one !== null), 'Le Catalogue GouvTech'].join('\n\n'),
  ) + '\n';

/** French spaces: none may end a line before « : » or inside « ». */
export const typography = (text: string): string =>
  text.replace(/ ([:;?!»])/g, '\u00a0$1').replace(/« /g, '«\u00a0');
