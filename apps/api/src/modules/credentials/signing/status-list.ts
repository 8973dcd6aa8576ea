/** Bitstring Status List 1.0: one bit a label, compressed, written in base64url after a `u`. */
import { gunzipSync, gzipSync } from 'node:zlib';

/** The least the standard allows, so that a list tells nothing about who asks for it. */
export const ENTRIES_MIN = 131_072;
/** A list that decompresses to more than 8 388 608 entries is not read. */
const BYTES_MAX = 1024 * 1024;

/** @param set places of the labels whose bit is 1; the first place is the leftmost bit */
export function encodeList(set: readonly number[]): string {
  const highest = set.reduce((max, place) => Math.max(max, place), 0);
  const bytes = Buffer.alloc((Math.ceil((highest + 1) / ENTRIES_MIN) * ENTRIES_MIN) / 8);
  for (const place of set) bytes[place >> 3]! |= 0x80 >> (place & 7);
  return `u${gzipSync(bytes).toString('base64url')}`;
}

/** @returns null when it is no such list */
export function decodeList(encoded: unknown): Buffer | null {
  if (typeof encoded !== 'string' || !encoded.startsWith('u')) return null;
  try {
    const bytes = gunzipSync(Buffer.from(encoded.slice(1), 'base64url'), {
      maxOutputLength: BYTES_MAX,
    });
    return bytes.length * 8 < ENTRIES_MIN ? null : bytes;
  } catch {
    return null;
  }
}

/** @returns null beyond the end of the list */
export function bitAt(list: Buffer, place: number): boolean | null {
  const byte = list[place >> 3];
  return byte === undefined ? null : (byte & (0x80 >> (place & 7))) !== 0;
}
