/** Sets of solutions as PostgreSQL writes them: a text of 0 and 1, one character per ordinal. */

const ONE = 49;

export const holds = (bits: string, ordinal: number): boolean => bits.charCodeAt(ordinal) === ONE;

/** @param length of the bit strings of the catalogue; ordinals beyond it are left out */
export function bitsOf(ordinals: Iterable<number>, length: number): string {
  const bytes = Buffer.alloc(length, '0');
  for (const ordinal of ordinals) if (ordinal < length) bytes[ordinal] = ONE;
  return bytes.toString('latin1');
}

/** The members found while walking `order`, from the `from`-th and `limit` at most. Stops as soon as it can. */
export function pick(bits: string, order: Iterable<number>, from: number, limit: number): number[] {
  const found: number[] = [];
  let skipped = 0;
  for (const ordinal of order) {
    if (!holds(bits, ordinal)) continue;
    if (skipped < from) skipped += 1;
    else found.push(ordinal);
    if (found.length === limit) break;
  }
  return found;
}
