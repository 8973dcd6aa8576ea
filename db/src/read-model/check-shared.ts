import { sql } from 'drizzle-orm';
import { rows, type Db } from '../database.ts';
import { BitSet } from './bit-set.ts';
import type { Changes } from './changes.ts';

/** `facet:value` → ordinals that hold it. */
export type HeldBits = Map<string, BitSet>;

/** Compares the rows that entries share (bit strings, tallies, words, state) with what the entries give. */
export async function sharedDifferences(
  tx: Db,
  expected: Changes,
  bits: HeldBits,
): Promise<string[]> {
  return [
    ...(await stateDifferences(tx, expected)),
    ...(await bitDifferences(tx, bits)),
    ...(await tallyDifferences(tx, expected)),
    ...(await wordDifferences(tx, expected)),
    ...(await strayDifferences(tx)),
  ];
}

async function stateDifferences(tx: Db, expected: Changes): Promise<string[]> {
  const [state] = await rows<{ entries: number; uneven: number }>(
    tx,
    sql`select entries, (select count(*)::int from catalogue_facet where length(bits) <> bit_length) uneven
        from catalogue_state`,
  );
  const found = [];
  if (state!.entries !== expected.entries)
    found.push(`Le catalogue compte ${expected.entries} fiches et non ${state!.entries}.`);
  if (state!.uneven > 0) found.push(`${state!.uneven} filtres n’ont pas la longueur des autres.`);
  return found;
}

async function bitDifferences(tx: Db, bits: HeldBits): Promise<string[]> {
  const names = await rows<{ facet: string; value: string }>(
    tx,
    sql`select facet, value from catalogue_facet order by facet, value`,
  );
  const keys = new Set([...names.map(({ facet, value }) => `${facet}:${value}`), ...bits.keys()]);
  const found = [];
  for (const key of keys) {
    const stored = await storedBits(tx, key);
    const wanted = bits.get(key) ?? new BitSet();
    let [missing, extra] = [0, 0];
    for (let ordinal = 0; ordinal < Math.max(stored.length, wanted.end); ordinal++) {
      const held = stored[ordinal] === '1';
      if (held && !wanted.has(ordinal)) extra++;
      if (!held && wanted.has(ordinal)) missing++;
    }
    if (missing + extra > 0)
      found.push(`Le filtre « ${key} » diffère : ${missing} fiches en moins, ${extra} en trop.`);
  }
  return found;
}

/** One string at a time: that is what bounds the memory. */
async function storedBits(tx: Db, key: string): Promise<string> {
  const [row] = await rows<{ bits: string }>(
    tx,
    sql`select bits::text from catalogue_facet where facet || ':' || value = ${key}`,
  );
  return row?.bits ?? '';
}

async function tallyDifferences(tx: Db, { tallies }: Changes): Promise<string[]> {
  const stored = await rows<{ key: string; entries: number }>(
    tx,
    sql`select criterion || ':' || level || ':' || tier key, entries from criterion_tally`,
  );
  return differences(tallies, stored).map(
    ({ key, wanted, entries }) => `Le décompte « ${key} » vaut ${wanted} et non ${entries}.`,
  );
}

async function wordDifferences(tx: Db, { words }: Changes): Promise<string[]> {
  const stored = await rows<{ key: string; entries: number }>(
    tx,
    sql`select word key, entries from catalogue_word`,
  );
  return differences(words, stored).map(
    ({ key, wanted, entries }) => `Le mot « ${key} » est dans ${wanted} fiches et non ${entries}.`,
  );
}

function differences(wanted: Map<string, number>, stored: { key: string; entries: number }[]) {
  const held = new Map(stored.map(({ key, entries }) => [key, entries]));
  return [...new Set([...wanted.keys(), ...held.keys()])]
    .map((key) => ({ key, wanted: wanted.get(key) ?? 0, entries: held.get(key) ?? 0 }))
    .filter((one) => one.wanted !== one.entries)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

async function strayDifferences(tx: Db): Promise<string[]> {
  const stray = await rows<{ ordinal: number }>(
    tx,
    sql`select ordinal from catalogue_search where ordinal not in (select ordinal from catalogue_entry)
        order by ordinal`,
  );
  return stray.map(
    ({ ordinal }) => `La recherche connaît une fiche n° ${ordinal} qui n’est plus là.`,
  );
}
