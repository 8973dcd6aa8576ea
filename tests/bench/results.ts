/** Figures kept from one run to the next, so that sizes and engines can be measured one at a time. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Summary } from './measure.ts';

const FILE = resolve(import.meta.dirname, '../../.cache/bench/results.json');

export type Row = {
  what: string;
  product: Summary;
  limit?: Summary;
  floor?: Summary;
  target?: number;
  growth?: number;
};
/** MiB: resident, and with shared pages counted once (`proportional`). */
export type Memory = { resident: number; proportional: number };
export type Result = {
  engine: string;
  size: number;
  /** UTC day of the measure */
  on: string;
  /** processes ready to run on average while it lasted, ours included */
  load: number;
  rows: Row[];
  memory: Record<'api' | 'web', Memory>;
  /** seconds by what was done: load, rebuild, import */
  seconds: Record<string, number>;
};

export function readResults(): Result[] {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8')) as Result[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Replaces what was known of the same engine and size; cases and durations not measured again stay. */
export function keep(result: Result): void {
  const known = readResults();
  const same = (one: Result) => one.engine === result.engine && one.size === result.size;
  const before = known.find(same);
  const again = new Map(result.rows.map((row) => [row.what, row]));
  const old = before?.rows.map((row) => again.get(row.what) ?? row) ?? [];
  const added = result.rows.filter(({ what }) => !old.some((row) => row.what === what));
  const whole = before && result.rows.length < old.length ? before : result;
  const merged = {
    ...whole,
    rows: [...old, ...added],
    seconds: { ...before?.seconds, ...result.seconds },
  };
  const all = [...known.filter((one) => !same(one)), merged].sort(
    (a, b) => b.engine.localeCompare(a.engine) || a.size - b.size,
  );
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(FILE, JSON.stringify(all, null, 2));
}
