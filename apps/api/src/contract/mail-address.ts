const MAX = 254;
const SHAPE = /^[^\s@<>"(),:;\\[\]]+@[^\s@<>"(),:;\\[\]]+\.[^\s@<>"(),:;\\[\].]{2,}$/;
const INVISIBLE = /[\p{Cc}\p{Cf}]+/gu;

/** An address as the database keeps it, lower case; null when nothing can be sent there. */
export function mailAddress(typed: string): string | null {
  const seen = typed.normalize('NFC').replace(INVISIBLE, '').trim().toLowerCase();
  return seen.length <= MAX && SHAPE.test(seen) ? seen : null;
}

/** In French, for the field. */
export const notAMailAddress = (typed: string): string =>
  typed.trim() === ''
    ? 'Indiquez votre adresse électronique.'
    : `« ${typed.trim().slice(0, 60)} » n’est pas une adresse électronique. Écrivez-la sous la forme nom@domaine.fr.`;
