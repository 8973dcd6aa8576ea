/** Counters of attempts, in the database: they hold across processes and restarts. */
import { createHash } from 'node:crypto';
import type { Db } from '@gouvtech/db';
import { ProblemError } from '../../contract/problem-error.ts';
import { countOne, deleteWindows } from './throttle-repository.ts';

export type Limit = {
  /** what is counted, then for whom: kept as a hash, nobody is named in the table */
  what: string;
  whom: string;
  max: number;
  windowMs: number;
};

const KEPT_MS = 24 * 3_600_000;

/**
 * Counts one attempt. Call it outside the transaction of the act, so that a refused act counts too.
 * @throws ProblemError `too-many-requests` with Retry-After, in seconds
 */
export async function demandFew(db: Db, now: Date, limits: Limit[]): Promise<void> {
  await deleteWindows(db, new Date(now.getTime() - KEPT_MS).toISOString());
  for (const { what, whom, max, windowMs } of limits) {
    const start = Math.floor(now.getTime() / windowMs) * windowMs;
    const key = `${what}:${createHash('sha256').update(whom).digest('hex')}`;
    const seen = await countOne(db, key, new Date(start).toISOString());
    if (seen > max) throw tooMany(Math.ceil((start + windowMs - now.getTime()) / 1000));
  }
}

function tooMany(seconds: number): ProblemError {
  const minutes = Math.max(1, Math.ceil(seconds / 60));
  return new ProblemError('too-many-requests', {
    detail: `Trop de demandes en peu de temps. Recommencez dans ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}.`,
    headers: { 'retry-after': String(seconds) },
  });
}
