/** Names that no other run has, nor another project at once. */

const CONSONANTS = 'bcdfghjklmnpqrtvwxz';

/** Eight letters that no search corrects towards a word. */
export const freshWord = (): string =>
  Array.from({ length: 8 }, () => CONSONANTS[Math.floor(Math.random() * CONSONANTS.length)]).join(
    '',
  );

/** « Parapheur bdfkqrtz » */
export const freshName = (word: string): string => `${word} ${freshWord()}`;
