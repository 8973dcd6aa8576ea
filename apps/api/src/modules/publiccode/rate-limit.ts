/** So many calls in so long for each address, counted in memory: one reader cannot keep the program busy. */
import { holderOf } from '../../contract/reader-address.ts';

export type RateLimit = {
  /** calls allowed in one window */
  max: number;
  windowMs: number;
  /** milliseconds that only go forward */
  now: () => number;
};

/** Addresses counted at once; beyond, the oldest windows are forgotten. */
const ADDRESSES_MAX = 10_000;

/** @returns a function that counts one call of an address: 0 when it may go on, else seconds to wait */
export function rateLimit({ max, windowMs, now }: RateLimit): (address: string) => number {
  const windows = new Map<string, { calls: number; ends: number }>();
  const forget = (instant: number): void => {
    for (const [key, { ends }] of windows) {
      // In the order in which they began: what follows lasts longer.
      if (ends > instant && windows.size < ADDRESSES_MAX) return;
      windows.delete(key);
    }
  };
  return (address) => {
    const instant = now();
    const key = holderOf(address);
    forget(instant);
    const held = windows.get(key);
    if (!held) {
      windows.set(key, { calls: 1, ends: instant + windowMs });
      return 0;
    }
    if (held.calls >= max) return Math.max(1, Math.ceil((held.ends - instant) / 1000));
    held.calls += 1;
    return 0;
  };
}
