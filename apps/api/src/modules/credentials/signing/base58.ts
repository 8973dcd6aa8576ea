/** Base58 as Bitcoin writes it: how Data Integrity proofs and Multikey write bytes, after a `z`. */
const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
/** Of any key or signature; what is longer is no such thing, and would cost time. */
const LENGTH_MAX = 128;

/** @returns multibase: `z` and the bytes in base58 */
export function toMultibase(bytes: Uint8Array): string {
  let number = BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
  let digits = '';
  for (; number > 0n; number /= 58n) digits = ALPHABET[Number(number % 58n)] + digits;
  const zeros = bytes.findIndex((byte) => byte !== 0);
  return `z${'1'.repeat(zeros < 0 ? bytes.length : zeros)}${digits}`;
}

/** @returns null when it is not multibase in base58 */
export function fromMultibase(text: unknown): Buffer | null {
  if (typeof text !== 'string' || text.length > LENGTH_MAX) return null;
  const [, zeros = '', digits = ''] = /^z(1*)([1-9A-HJ-NP-Za-km-z]*)$/.exec(text) ?? [];
  if (zeros === '' && digits === '') return null;
  let number = 0n;
  for (const digit of digits) number = number * 58n + BigInt(ALPHABET.indexOf(digit));
  const hex = number === 0n ? '' : number.toString(16);
  return Buffer.from('00'.repeat(zeros.length) + (hex.length % 2 ? `0${hex}` : hex), 'hex');
}
