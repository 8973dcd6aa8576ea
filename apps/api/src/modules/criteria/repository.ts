import type { Database } from '@gouvtech/db';

export type TallyRow = { criterion: string; level: string; tier: number; entries: number };

/** About thirty rows a criterion, whatever the number of solutions. */
export const readTallies = ({ query }: Database, criterion: string | null): Promise<TallyRow[]> =>
  query<TallyRow>(
    `select criterion, level, tier, entries from criterion_tally
     where $1::text is null or criterion = $1 order by criterion, level, tier`,
    [criterion],
  );

export async function readRevision({ query }: Database): Promise<number> {
  const [state] = await query<{ revision: number }>('select revision from catalogue_state');
  return state!.revision;
}
