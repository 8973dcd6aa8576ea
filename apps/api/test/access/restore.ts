import type { Database } from '@gouvtech/db';

/** Keeps a copy of every row beside its table. @returns what puts them back, in one statement */
export async function snapshot({ query }: Database): Promise<() => Promise<void>> {
  const columns = await query<{ table: string; columns: string }>(
    `select quote_ident(c.table_name) as table, string_agg(quote_ident(c.column_name), ', ') as columns
     from information_schema.columns c
     join pg_tables t on t.schemaname = 'public' and t.tablename = c.table_name
     where c.table_schema = 'public' and c.is_generated = 'NEVER'
     group by c.table_name`,
  );
  await query('drop schema if exists kept cascade');
  await query('create schema kept');
  for (const { table } of columns)
    await query(`create table kept.${table} as table public.${table}`);
  const back = columns
    .map(
      (one) =>
        `insert into public.${one.table} (${one.columns}) overriding system value select ${one.columns} from kept.${one.table};`,
    )
    .join('\n');
  const names = columns.map(({ table }) => `public.${table}`).join(', ');
  return async () => {
    await query(`do $$ begin
      perform set_config('session_replication_role', 'replica', true);
      truncate ${names};
      ${back}
    end $$`);
  };
}
