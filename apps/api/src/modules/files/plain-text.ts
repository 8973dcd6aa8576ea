import { renamedText } from './refusals.ts';

const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001a\u001c-\u001f]/;
const MARKUP = /^\uFEFF?\s*(<[a-z!?/]|%PDF|%!PS|\{\\rtf)/i;

/**
 * @param kind for the message
 * @returns in French what is wrong; null for text in UTF-8, or in Windows-1252, which office suites still write
 */
export function textProblem(bytes: Uint8Array, kind: 'csv' | 'txt'): string | null {
  if (bytes[0] === 0xff || bytes[0] === 0xfe) {
    return 'Ce fichier est codé en UTF-16. Enregistrez-le en UTF-8, puis recommencez.';
  }
  const text = decode(bytes);
  return CONTROL.test(text) || MARKUP.test(text) ? renamedText(kind) : null;
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
