/** What a synonym changes to real searches, seen in a transaction that is rolled back. */
import type { Database, Db } from '@gouvtech/db';
import { catalogueUseCases } from '../../catalogue/index.ts';
import { checked, type Change } from './check.ts';
import { inside } from './inside-repository.ts';
import { writeSynonym } from './repository.ts';

export type Found = { slug: string; name: string };
export type Seen = {
  total: number;
  items: Found[];
};
export type Moved = Found & {
  /** place before, from 1; null when it enters */
  before: number | null;
};
export type Effect = {
  query: string;
  totalBefore: number;
  totalAfter: number;
  before: Found[];
  after: Moved[];
  /** of the first ten, those that are no longer there */
  leaves: Found[];
  changed: boolean;
};

const FIRST = 10;
const ROLLED_BACK = Symbol('rolled back');

/** @param queries as readers type them. Nothing is written. */
export async function previewOf(
  database: Database,
  clock: () => Date,
  change: Change,
  queries: string[],
): Promise<Effect[]> {
  let effects: Effect[] = [];
  await database
    .transaction(async (tx) => {
      const { before, after } = await checked(tx, change);
      const seenBefore = await seen(tx, clock, queries);
      await writeSynonym(tx, before, after, clock().toISOString());
      const seenAfter = await seen(tx, clock, queries);
      effects = queries.map((query, at) => compare(query, seenBefore[at]!, seenAfter[at]!));
      throw ROLLED_BACK;
    })
    .catch((error: unknown) => {
      if (error !== ROLLED_BACK) throw error;
    });
  return effects;
}

/** The search itself, asked inside the transaction: a use case of its own, so that no reply is kept. */
async function seen(tx: Db, clock: () => Date, queries: string[]): Promise<Seen[]> {
  const catalogue = catalogueUseCases({ database: inside(tx), clock });
  const whole = await catalogue.whole();
  const found = [];
  for (const q of queries) {
    const asked = { q, page: 1, pageSize: FIRST, sort: 'relevance', literal: false } as const;
    const { total, items } = JSON.parse(await catalogue.list(asked as never, whole)) as Seen;
    found.push({ total, items: items.map(({ slug, name }) => ({ slug, name })) });
  }
  return found;
}

function compare(query: string, one: Seen, other: Seen): Effect {
  const place = new Map(one.items.map(({ slug }, index) => [slug, index + 1]));
  const stays = new Set(other.items.map(({ slug }) => slug));
  const after = other.items.map((item) => ({ ...item, before: place.get(item.slug) ?? null }));
  return {
    query,
    totalBefore: one.total,
    totalAfter: other.total,
    before: one.items,
    after,
    leaves: one.items.filter(({ slug }) => !stays.has(slug)),
    changed: one.total !== other.total || after.some(({ before }, index) => before !== index + 1),
  };
}
