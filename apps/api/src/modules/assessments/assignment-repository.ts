/** Which colleague is expected to answer which theme. A former member is expected nowhere. */
import { sql } from 'drizzle-orm';
import type { Instant, ThemeId } from '@gouvtech/criteria';
import { rows, schema, type Db } from '@gouvtech/db';

export type Colleague = { accountId: string; name: string };

/** Active members of the organisation, by name. */
export const findColleagues = (db: Db, organisationId: string | null): Promise<Colleague[]> =>
  rows<Colleague>(
    db,
    sql`select a.id "accountId", a.given_name || ' ' || a.usual_name "name"
        from membership m join account a on a.id = m.account_id
        where m.organisation_id = ${organisationId}::uuid and m.status = 'active'
          and a.deleted_at is null and a.blocked_at is null
        order by a.usual_name, a.given_name, a.id`,
  );

/** By theme. */
export async function findAssignments(
  db: Db,
  assessmentId: string,
  colleagues: Colleague[],
): Promise<Map<string, Colleague>> {
  const found = await rows<{ theme: string; accountId: string }>(
    db,
    sql`select theme, account_id "accountId" from theme_assignment where assessment_id = ${assessmentId}`,
  );
  return new Map(
    found.flatMap(({ theme, accountId }) => {
      const colleague = colleagues.find((one) => one.accountId === accountId);
      return colleague ? [[theme, colleague] as const] : [];
    }),
  );
}

export async function writeAssignment(
  tx: Db,
  {
    assessmentId,
    theme,
    accountId,
    ...by
  }: {
    assessmentId: string;
    theme: ThemeId;
    accountId: string | null;
    assignedBy: string;
    assignedAt: Instant;
  },
): Promise<void> {
  if (accountId === null) {
    await tx.execute(
      sql`delete from theme_assignment where assessment_id = ${assessmentId} and theme = ${theme}`,
    );
    return;
  }
  await tx
    .insert(schema.themeAssignment)
    .values({ assessmentId, theme, accountId, ...by })
    .onConflictDoUpdate({
      target: [schema.themeAssignment.assessmentId, schema.themeAssignment.theme],
      set: { accountId, ...by },
    });
}
