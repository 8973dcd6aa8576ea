/**
 * The neutral order: a shuffle that is the same for everyone on one day (UTC), so that the catalogue ranks nobody
 * unless the reader asks (evaluation model, section 0, decision 4). The same hash is written in JavaScript and in
 * SQL (`DAILY_HASH_SQL`): a test compares them.
 */
import { createHash } from 'node:crypto';

const FACTOR = 73_244_475;

/** 32-bit seed of a day. */
export const seedOf = (day: string): number =>
  createHash('sha256').update(day).digest().readUInt32BE(0);

export function dailyHash(seed: number, ordinal: number): number {
  let hash = (ordinal ^ seed) >>> 0;
  hash = Math.imul((hash >>> 16) ^ hash, FACTOR) >>> 0;
  hash = Math.imul((hash >>> 16) ^ hash, FACTOR) >>> 0;
  return ((hash >>> 16) ^ hash) >>> 0;
}

/** The hash as an SQL expression over `bigint`; no step leaves 63 bits. */
export function dailyHashSql(ordinal: string, seed: string): string {
  const mix = (value: string) => `(((${value} >> 16) # ${value}) * ${FACTOR} & 4294967295)`;
  const hash = mix(mix(`(${ordinal}::bigint # ${seed}::bigint)`));
  return `((${hash} >> 16) # ${hash})`;
}

let cached: { key: string; order: Uint32Array } | null = null;

/** Ordinals 0 to length - 1 in the order of the day; kept until the day or the length changes. */
export function dailyOrder(day: string, length: number): Uint32Array {
  const key = `${day}:${length}`;
  if (cached?.key === key) return cached.order;
  const seed = seedOf(day);
  // Hash and ordinal in one double (32 + 20 bits), so that a plain numeric sort orders both.
  const keys = new Float64Array(length);
  for (let ordinal = 0; ordinal < length; ordinal += 1) {
    keys[ordinal] = dailyHash(seed, ordinal) * 2 ** 20 + ordinal;
  }
  const order = Uint32Array.from(keys.sort(), (one) => one % 2 ** 20);
  cached = { key, order };
  return order;
}
