import { sql } from 'drizzle-orm';
import { rows, type Db } from '../database.ts';
import type { LabelInput } from './labels.ts';

type Row = LabelInput & { id: string };

/** Labels of these solutions that may still be told, by solution, the last granted first; refusals are left out. */
export async function loadLabels(
  db: Db,
  solutionIds: string[],
): Promise<Map<string, LabelInput[]>> {
  const found = await rows<Row>(
    db,
    sql`select l.solution_id id, l.reference, a.reference audit, l.scheme, l.level, l.status, l.status_reason reason,
          to_char(l.status_since at time zone 'UTC', 'YYYY-MM-DD') since, l.valid_from "from", l.valid_until "until",
          o.slug, o.name
        from label l join audit a on a.id = l.audit_id join organisation o on o.id = l.labeller_id
        where l.solution_id = any(${sql.param(solutionIds)}::uuid[]) and l.status <> 'refused'
          and l.valid_from is not null and l.valid_until is not null
        order by l.granted_at desc, l.reference desc`,
  );
  const all = new Map<string, LabelInput[]>();
  for (const { id, ...label } of found) all.set(id, [...(all.get(id) ?? []), label]);
  return all;
}
