/** Time to import a list of 10 000 entries, made from the generated data, into an empty catalogue. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import pg from 'pg';
import { catalogue, ROOT, type Server } from './places.ts';

export const IMPORTED = 10_000;

/** The columns that `pnpm catalogue import` recognises, from the listings of a loaded database. */
const LIST_SQL = `
select 'mesure:' || s.slug as id, 'mesure' as source, l.name as nom, l.summary as resume, l.description,
  l.website as site, l.repository as depot, v.content -> 'licence' ->> 'spdx' as licence,
  v.content -> 'tags' as etiquettes, v.content -> 'alternativeTo' as alternative_a
from solution s join listing l on l.solution_id = s.id
join listing_version v on v.solution_id = s.id and v.version = s.published_version
order by s.ordinal limit $1`;

/** @param loaded a database that holds at least as many solutions. @returns seconds */
export async function importSeconds(server: Server, loaded: string): Promise<number> {
  const client = new pg.Client({ connectionString: loaded });
  await client.connect();
  const { rows } = await client.query(LIST_SQL, [IMPORTED]);
  await client.end();
  const file = resolve(ROOT, '.cache/bench/import.json');
  writeFileSync(file, JSON.stringify(rows));
  const url = await server.fresh('bench_import');
  const empty = { DATABASE_URL: url, DEMO: 'false' };
  catalogue(['db', 'migrate'], empty);
  return catalogue(['import', file], empty);
}
