import { sql } from 'drizzle-orm';
import { rows, type Db } from '@gouvtech/db';
import { DUPLICATE_LIKENESS } from '@gouvtech/domain/signals';

const MOST = 3;

/** Public solutions whose name is probably that of the same product, the closest first. `likeness` is a per cent. */
export const likelyDuplicates = (
  tx: Db,
  { solutionId, name }: { solutionId: string; name: string },
): Promise<{ id: string; likeness: number }[]> =>
  rows(
    tx,
    sql`select s.id, round(similarity(c.name_key, public.fold(${name})) * 100)::int as likeness
        from catalogue_search c join solution s using (ordinal)
        where c.name_key % public.fold(${name}) and s.id <> ${solutionId}
          and similarity(c.name_key, public.fold(${name})) * 100 >= ${DUPLICATE_LIKENESS}
        order by 2 desc, s.id limit ${MOST}`,
  );
