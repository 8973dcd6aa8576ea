/**
 * SIREN (9 digits) and SIRET (14 digits) numbers, checked by their key before anyone asks a register: Luhn, with the one
 * exception Insee documents, the establishments of La Poste.
 */

const SPACES = /[\s\u00A0\u202F\u2007]/g;
const LA_POSTE = '356000000';
const LA_POSTE_HEAD_OFFICE = '35600000000048';

/** Digits as typed, without the spaces people put between them. */
export const normaliseSiren = (text: string): string => text.replace(SPACES, '');

/** The legal unit of an establishment. @param siret a number `siretProblem` accepts */
export const sirenOf = (siret: string): string => normaliseSiren(siret).slice(0, 9);

/** @returns null, or in French what is wrong and what to do */
export function sirenProblem(text: string): string | null {
  const digits = normaliseSiren(text);
  const shape = shapeProblem(digits, 'SIREN', 9);
  if (shape) return shape;
  if (/^0+$/.test(digits) || !passesLuhn(digits)) return unknownNumber('SIREN');
  return null;
}

/** @returns null, or in French what is wrong and what to do */
export function siretProblem(text: string): string | null {
  const digits = normaliseSiren(text);
  const shape = shapeProblem(digits, 'SIRET', 14);
  if (shape) return shape;
  if (sirenProblem(digits.slice(0, 9)))
    return 'Les 9 premiers chiffres de ce SIRET ne forment pas un SIREN. Vérifiez-les sur un avis de situation ou une facture.';
  const valid = digits.startsWith(LA_POSTE) ? isLaPoste(digits) : passesLuhn(digits);
  return valid ? null : unknownNumber('SIRET');
}

function shapeProblem(digits: string, name: 'SIREN' | 'SIRET', length: number): string | null {
  const where = `Le ${name} figure sur vos factures et sur annuaire-entreprises.data.gouv.fr.`;
  if (digits === '') return `Indiquez le ${name} : ${length} chiffres. ${where}`;
  if (/^FR\d{11}$/i.test(digits))
    return `Ce numéro est un numéro de TVA. Le SIREN est formé de ses 9 derniers chiffres : ${grouped(digits.slice(4))}.`;
  const other = [...digits].find((one) => !/[0-9]/.test(one));
  if (other !== undefined) return `Un ${name} ne contient que des chiffres. Retirez « ${other} ».`;
  if (name === 'SIREN' && digits.length === 14)
    return `Ce numéro a 14 chiffres : c’est un SIRET. Le SIREN est formé des 9 premiers : ${grouped(digits.slice(0, 9))}.`;
  if (name === 'SIRET' && digits.length === 9)
    return 'Ce numéro a 9 chiffres : c’est un SIREN. Le SIRET a 5 chiffres de plus, propres à l’établissement.';
  if (digits.length !== length)
    return `Ce ${name} a ${count(digits.length)}, il en faut ${length}. ${where}`;
  return null;
}

const count = (digits: number): string => `${digits} chiffre${digits > 1 ? 's' : ''}`;

const unknownNumber = (name: string): string =>
  `Ce ${name} n’existe pas : sa clé de contrôle ne correspond pas. Un chiffre est faux ou deux sont inversés ; comparez avec une facture.`;

const grouped = (siren: string): string => siren.replace(/(\d{3})(?=\d)/g, '$1\u00A0');

/** Every second digit from the right is doubled; the sum of all digits is a multiple of 10. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** Its establishments are numbered so that the plain sum of the digits is a multiple of 5; its head office alone obeys Luhn. */
function isLaPoste(siret: string): boolean {
  const sum = [...siret].reduce((total, digit) => total + Number(digit), 0);
  return siret === LA_POSTE_HEAD_OFFICE || sum % 5 === 0;
}
