/** Counts searches that found nothing, without slowing them: in memory, written every few seconds and at the end. */
import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '@gouvtech/db';
import { isReadOnly } from '../site-state/index.ts';
import { addMisses } from './repository.ts';

const FLUSH_MS = 5_000;
/** Different words kept between two writings; beyond, the newest are not counted. */
const KEPT_MAX = 500;
const WORDS_MAX = 80;
/** What may be about somebody: an address, a telephone or a SIRET number. Such a search is not counted. */
const PERSONAL = /@|(?:\d[\s.-]?){8,}/;

export type MissCounter = {
  /** @param folded words of the query, separated by spaces. @param typed as the reader wrote it */
  note: (folded: string, typed: string) => void;
  /** writes what was counted; what cannot be written now is kept for the next time */
  flush: () => Promise<void>;
  /** writes the last ones and stops */
  close: () => Promise<void>;
};

export function missCounter({
  database,
  clock,
  log,
}: {
  database: Database;
  clock: () => Date;
  log: Pick<FastifyBaseLogger, 'error'>;
}): MissCounter {
  let counted = new Map<string, number>();

  async function flush(): Promise<void> {
    if (counted.size === 0) return;
    const taken = counted;
    counted = new Map();
    try {
      if (await isReadOnly(database)) return keep(taken);
      await addMisses(database, clock().toISOString().slice(0, 10), taken);
    } catch (error) {
      keep(taken);
      log.error({ err: error }, 'searches without result were not counted');
    }
  }

  function keep(taken: Map<string, number>): void {
    for (const [words, count] of taken) add(words, count);
  }

  function add(words: string, count: number): void {
    const before = counted.get(words);
    if (before === undefined && counted.size >= KEPT_MAX) return;
    counted.set(words, (before ?? 0) + count);
  }

  const timer = setInterval(() => void flush(), FLUSH_MS);
  timer.unref();
  return {
    note(folded, typed) {
      const words = folded.slice(0, WORDS_MAX).trim();
      if (words !== '' && !PERSONAL.test(typed)) add(words, 1);
    },
    flush,
    async close() {
      clearInterval(timer);
      await flush();
    },
  };
}
