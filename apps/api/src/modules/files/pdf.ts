import { LOCKED } from './refusals.ts';
import { startsAsPage } from './marks.ts';

const TAIL = 2048;
/** `/Encrypt` stands in a dictionary that is never compressed (ISO 32000-2, 7.5.5 and 7.5.8). */
const ENCRYPTED = /\/Encrypt(\s+\d+\s+\d+\s+R|\s*<<)/;

/** @returns in French what is wrong with it; null for a whole, open PDF */
export function pdfProblem(bytes: Uint8Array): string | null {
  const text = new TextDecoder('latin1').decode(bytes);
  if (!text.slice(-TAIL).includes('%%EOF')) {
    return 'Ce PDF est incomplet\u00a0: sa fin manque. Téléchargez-le ou exportez-le de nouveau, puis recommencez.';
  }
  if (ENCRYPTED.test(text)) return LOCKED;
  if (!startsAsPage(bytes) && !startsAsPage(bytes.subarray(text.lastIndexOf('%%EOF')))) return null;
  return 'Ce PDF contient aussi une page web. Exportez-le de nouveau depuis le document d’origine, puis recommencez.';
}
