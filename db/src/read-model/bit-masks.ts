/** Bit strings change by windows: one statement per window, whatever the number of entries in it. */
import type { Changes } from './changes.ts';

/** A window is cut where two changed entries are further apart: a few scattered ones do not rewrite whole strings. */
const GAP_MAX = 4_096;

export type Mask = { facet: string; value: string; keep: string; set: string };
/** `from` and `length` in bits, multiples of 8; `keep` and `set` in hexadecimal. */
export type Window = { from: number; length: number; masks: Mask[] };

export function windowsOf(bits: Changes['bits']): Window[] {
  const ordinals = [...new Set([...bits.values()].flatMap((held) => [...held.keys()]))];
  return ranges(ordinals.sort((a, b) => a - b)).map(({ first, last }) => {
    const from = first - (first % 8);
    const length = Math.ceil((last + 1 - from) / 8) * 8;
    const masks = [...bits].flatMap(([key, held]) => {
      const inside = [...held].filter(([ordinal]) => ordinal >= first && ordinal <= last);
      return inside.length > 0 ? [maskOf(key, inside, from, length)] : [];
    });
    return { from, length, masks };
  });
}

function ranges(sorted: number[]): { first: number; last: number }[] {
  const found: { first: number; last: number }[] = [];
  for (const ordinal of sorted) {
    const range = found.at(-1);
    if (range && ordinal - range.last <= GAP_MAX) range.last = ordinal;
    else found.push({ first: ordinal, last: ordinal });
  }
  return found;
}

function maskOf(key: string, held: [number, boolean][], from: number, length: number): Mask {
  const keep = Buffer.alloc(length / 8, 0xff);
  const set = Buffer.alloc(length / 8);
  for (const [ordinal, value] of held) {
    const at = (ordinal - from) >> 3;
    const bit = 0x80 >> ((ordinal - from) & 7);
    keep[at]! &= ~bit;
    if (value) set[at]! |= bit;
  }
  return { ...splitFacet(key), keep: keep.toString('hex'), set: set.toString('hex') };
}

/** Facet names have no colon; values may. */
export function splitFacet(key: string): { facet: string; value: string } {
  const colon = key.indexOf(':');
  return { facet: key.slice(0, colon), value: key.slice(colon + 1) };
}
