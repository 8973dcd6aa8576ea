import { sql } from 'drizzle-orm';
import type { Instant } from '@gouvtech/criteria';
import type { Db } from '../database.ts';
import { splitFacet, windowsOf, type Mask, type Window } from './bit-masks.ts';
import type { Changes } from './changes.ts';

/** Bit strings grow by this many bits at a time. */
const BLOCK = 1_024;

/** Applies what was gathered; the caller holds the row of `catalogue_state`. */
export async function applyChanges(
  db: Db,
  changes: Changes,
  state: { bitLength: number; lastOrdinal: number },
  now: Instant,
): Promise<void> {
  const bitLength = Math.max(state.bitLength, Math.ceil((state.lastOrdinal + 1) / BLOCK) * BLOCK);
  if (bitLength > state.bitLength) await grow(db, bitLength - state.bitLength);
  await applyBits(db, changes.bits, bitLength);
  await applyTallies(db, changes.tallies);
  await applyWords(db, changes.words);
  await db.execute(sql`
    update catalogue_state set bit_length = ${bitLength}, entries = entries + ${changes.entries},
      revision = revision + 1, changed_at = ${now}`);
}

const grow = (db: Db, bits: number) =>
  db.execute(sql`update catalogue_facet set bits = bits || repeat('0', ${bits}::int)::varbit`);

const column = <T>(values: T[], type: string) => sql`${sql.param(values)}::${sql.raw(type)}[]`;

async function applyBits(db: Db, bits: Changes['bits'], bitLength: number): Promise<void> {
  const touched = [...bits].filter(([, held]) => held.size > 0).map(([key]) => splitFacet(key));
  if (touched.length === 0) return;
  const facets = column(
    touched.map(({ facet }) => facet),
    'text',
  );
  const values = column(
    touched.map(({ value }) => value),
    'text',
  );
  await db.execute(sql`
    insert into catalogue_facet (facet, value, bits)
    select facet, value, repeat('0', ${bitLength}::int)::varbit from unnest(${facets}, ${values}) x(facet, value)
    on conflict do nothing`);
  for (const window of windowsOf(bits)) await applyWindow(db, window);
  await db.execute(sql`
    delete from catalogue_facet f using unnest(${facets}, ${values}) x(facet, value)
    where f.facet = x.facet and f.value = x.value and bit_count(f.bits) = 0`);
}

async function applyWindow(db: Db, { from, length, masks }: Window): Promise<void> {
  const each = (key: keyof Mask) =>
    column(
      masks.map((mask) => mask[key]),
      'text',
    );
  const place = sql`from ${from + 1}::int for ${length}::int`;
  await db.execute(sql`
    update catalogue_facet f
    set bits = overlay(f.bits placing
      ((substring(f.bits ${place}) & ('x' || x.keep)::varbit) | ('x' || x.added)::varbit) ${place})
    from unnest(${each('facet')}, ${each('value')}, ${each('keep')}, ${each('set')}) x(facet, value, keep, added)
    where f.facet = x.facet and f.value = x.value`);
}

async function applyTallies(db: Db, totals: Map<string, number>): Promise<void> {
  const changed = [...totals].filter(([, by]) => by !== 0);
  if (changed.length === 0) return;
  const keys = changed.map(([key]) => key.split(':'));
  const part = (index: number, type: string) =>
    column(
      keys.map((key) => key[index]!),
      type,
    );
  const added = column(
    changed.map(([, by]) => by),
    'int',
  );
  await db.execute(sql`
    insert into criterion_tally (criterion, level, tier, entries)
    select criterion, level, tier::smallint, added
    from unnest(${part(0, 'text')}, ${part(1, 'text')}, ${part(2, 'text')}, ${added}) x(criterion, level, tier, added)
    on conflict (criterion, level, tier) do update set entries = criterion_tally.entries + excluded.entries`);
  await db.execute(sql`delete from criterion_tally where entries = 0`);
}

async function applyWords(db: Db, totals: Map<string, number>): Promise<void> {
  const changed = [...totals].filter(([, by]) => by !== 0);
  if (changed.length === 0) return;
  const words = column(
    changed.map(([word]) => word),
    'text',
  );
  await db.execute(sql`
    insert into catalogue_word (word, entries)
    select * from unnest(${words}, ${column(
      changed.map(([, by]) => by),
      'int',
    )})
    on conflict (word) do update set entries = catalogue_word.entries + excluded.entries`);
  const fewer = changed.filter(([, by]) => by < 0).map(([word]) => word);
  if (fewer.length === 0) return;
  // A join: « word = any(…) » may be looked up in the trigram index, a thousand times slower.
  await db.execute(sql`
    delete from catalogue_word using unnest(${column(fewer, 'text')}) gone(word)
    where catalogue_word.word = gone.word and entries = 0`);
}
