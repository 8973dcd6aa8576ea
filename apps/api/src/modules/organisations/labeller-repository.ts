/** What an organisation is to audits: whether it asks to audit, and the group it declares (guard I1). */
import { eq, sql } from 'drizzle-orm';
import { rows, schema, type Db } from '@gouvtech/db';

/** Whether it has an accreditation, suspended or not, or waits for one: only then has it auditors. */
export async function isLabeller(db: Db, organisationId: string): Promise<boolean> {
  const [row] = await rows<{ labeller: boolean }>(
    db,
    sql`select exists (select from accreditation where organisation_id = ${organisationId}
          and status in ('applied', 'accredited', 'suspended')) labeller`,
  );
  return row!.labeller;
}

export const saveParents = async (db: Db, id: string, parentSirens: string[]): Promise<void> =>
  void (await db
    .update(schema.organisation)
    .set({ parentSirens })
    .where(eq(schema.organisation.id, id)));
