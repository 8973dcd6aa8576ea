import type { FieldProblem } from '@gouvtech/domain';

export type Names = { givenName: string; usualName: string };
export const NAME_MAX = 100;

/** As typed by a person: one form of each character, one line, nothing invisible. */
export const personNames = ({ givenName = '', usualName = '' }: Partial<Names>): Names => ({
  givenName: readable(givenName),
  usualName: readable(usualName),
});

const readable = (typed: string): string =>
  typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** In French, field by field. */
export function nameProblems({ givenName, usualName }: Names): FieldProblem[] {
  return [
    ...problemsOf('givenName', givenName, 'votre prénom'),
    ...problemsOf('usualName', usualName, 'votre nom'),
  ];
}

function problemsOf(path: string, name: string, what: string): FieldProblem[] {
  if (name === '') return [{ path, message: `Indiquez ${what}.` }];
  if (name.length > NAME_MAX) {
    return [{ path, message: `Ce champ a ${name.length} caractères, il en accepte ${NAME_MAX}.` }];
  }
  if (!/\p{L}/u.test(name)) return [{ path, message: `Indiquez ${what}, en lettres.` }];
  return [];
}
