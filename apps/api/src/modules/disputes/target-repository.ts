/** What a report may be about, and how many one person has sent. */
import { sql } from 'drizzle-orm';
import { dayOf, type Instant } from '@gouvtech/criteria';
import { rows, type Db } from '@gouvtech/db';
import type { ListingStatus } from '@gouvtech/domain';
import type { DisputedObject } from '@gouvtech/domain/disputes';
import type { DisputeRow } from './repository.ts';

export type Target = {
  id: string;
  slug: string;
  name: string;
  status: ListingStatus;
  organisationId: string | null;
  everPublished: boolean;
};

export async function findTarget(db: Db, slug: string): Promise<Target | null> {
  const [row] = await rows<Target>(
    db,
    sql`select s.id, s.slug, s.status, s.organisation_id "organisationId", s.published_at is not null "everPublished",
          coalesce(v.content ->> 'name', s.slug) as name
        from solution s left join listing_version v on v.solution_id = s.id and v.version = s.published_version
        where s.slug = ${slug}`,
  );
  return row ?? null;
}

/** Whether the published assessment answers the criterion, and with this proof when one is named. */
export async function isAnswered(
  db: Db,
  {
    solutionId,
    criterion,
    evidenceId,
  }: Record<'solutionId' | 'criterion', string> & {
    evidenceId?: string | undefined;
  },
): Promise<boolean> {
  const proof =
    evidenceId === undefined
      ? sql``
      : sql`and exists (select 1 from answer_evidence u where u.assessment_id = a.assessment_id
              and u.criterion = a.criterion and u.evidence_id = ${evidenceId} and u.removed_at is null)`;
  const found = await rows(
    db,
    sql`select 1 from answer a join assessment x on x.id = a.assessment_id
        where x.solution_id = ${solutionId} and x.status in ('published', 'stale', 'expired')
          and a.criterion = ${criterion} and not a.to_confirm ${proof}`,
  );
  return found.length > 0;
}

/** The last audit of each labeller whose verdict on the contested answer is valid at `at`. */
export const auditsOf = (
  db: Db,
  { solution, criterion }: Pick<DisputeRow, 'solution' | 'criterion'>,
  at: Instant,
): Promise<{ labellerId: string; reference: string }[]> =>
  rows(
    db,
    sql`select distinct on (a.labeller_id) a.labeller_id "labellerId", a.reference
        from verdict v join assessment x on x.id = v.assessment_id join audit a on a.id = v.audit_id
        where x.solution_id = ${solution.id} and v.criterion = ${criterion} and v.valid_until >= ${dayOf(at)}
        order by a.labeller_id, v.decided_at desc`,
  );

/** Reports of a person, counted while nobody else counts them: their account is held until the end. */
export async function countReports(
  tx: Db,
  accountId: string,
  since: Instant,
): Promise<{ waiting: number; sent: number }> {
  await tx.execute(sql`select 1 from account where id = ${accountId} for update`);
  const [row] = await rows<{ waiting: string; sent: string }>(
    tx,
    sql`select count(*) filter (where status in ('opened', 'under_review', 'vendor_reply')) waiting,
          count(*) filter (where opened_at > ${since}) sent
        from dispute where opened_by = ${accountId}`,
  );
  return { waiting: Number(row!.waiting), sent: Number(row!.sent) };
}

/** Another report of the same person on the same object, not decided yet. */
export async function findTwin(
  tx: Db,
  one: {
    accountId: string;
    solutionId: string;
    object: DisputedObject;
    criterion: string | null;
    evidenceId: string | null;
    labelId: string | null;
    field: string | null;
  },
): Promise<string | null> {
  const [row] = await rows<{ id: string }>(
    tx,
    sql`select id from dispute where opened_by = ${one.accountId} and solution_id = ${one.solutionId}
          and object = ${one.object} and criterion is not distinct from ${one.criterion}
          and evidence_id is not distinct from ${one.evidenceId}::uuid and field is not distinct from ${one.field}
          and label_id is not distinct from ${one.labelId}::uuid
          and status in ('opened', 'under_review', 'vendor_reply') limit 1`,
  );
  return row?.id ?? null;
}
