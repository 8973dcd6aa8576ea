/** What people type, made safe to keep: one form of each character, nothing invisible. */
import type { FieldProblem } from '@gouvtech/domain';

/** One line; empty becomes null. */
export function lineOf(typed: string): string | null {
  const seen = typed
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
  return seen.replace(/\s+/g, ' ').trim() || null;
}

/** Several lines; empty becomes null. */
export function paragraphsOf(typed: string): string | null {
  const seen = typed.toWellFormed().normalize('NFC').replace(/\r\n?/g, '\n');
  return seen.replace(/[^\P{C}\n]+/gu, ' ').trim() || null;
}

const EMAIL = /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+\.[^\s@<>"(),:;\\[\].]{2,}$/;

export const emailOf = (typed: string): string | null => lineOf(typed)?.toLowerCase() ?? null;

/** @returns in French what is wrong with an address; null when it can be written to */
export function emailProblem(email: string): string | null {
  if (EMAIL.test(email)) return null;
  return `«\u00a0${email.slice(0, 60)}\u00a0» n’est pas une adresse de courriel. Écrivez-la sous la forme nom@domaine.fr.`;
}

/** @returns in French what is wrong with a site; null when it can be opened */
export function websiteProblem(website: string): string | null {
  const expected = 'Écrivez-la en entier, par exemple https://www.exemple.fr.';
  if (!URL.canParse(website)) return `Cette adresse de site ne se lit pas. ${expected}`;
  const { protocol, username, password, hostname } = new URL(website);
  if (protocol !== 'https:' && protocol !== 'http:')
    return `Cette adresse ne commence pas par https://. ${expected}`;
  if (username || password)
    return 'Cette adresse contient un identifiant ou un mot de passe. Retirez-les : elle est publique.'.replace(
      ' :',
      '\u00a0:',
    );
  return hostname.includes('.') ? null : `Cette adresse n’est pas publique. ${expected}`;
}

/** Collects what is wrong, field by field. */
export function problemList() {
  const found: FieldProblem[] = [];
  const add = (path: string, message: string | null) =>
    void (message && found.push({ path, message }));
  return { found, add };
}
