/** What a merge of two listings reads and moves. */
import { sql } from 'drizzle-orm';
import { rows, toInstant, type Db } from '@gouvtech/db';
import type { ListingStatus } from '@gouvtech/domain';

export type MergeStakes = {
  /** an assessment of it is attested or public */
  assessmentPublic: boolean;
  /** an assessment is being written */
  assessmentDraft: boolean;
  claims: number;
  disputes: number;
};

/** What hangs on the listing that would go. */
export async function stakesOf(db: Db, solutionId: string): Promise<MergeStakes> {
  const [row] = await rows<MergeStakes>(
    db,
    sql`select
      exists (select from assessment where solution_id = ${solutionId}
        and status in ('attested', 'published', 'stale', 'expired')) as "assessmentPublic",
      exists (select from assessment where solution_id = ${solutionId} and status = 'draft') as "assessmentDraft",
      (select count(*)::int from claim where solution_id = ${solutionId} and status = 'requested') as claims,
      (select count(*)::int from dispute where solution_id = ${solutionId} and object = 'listing' and closed_at is null)
        as disputes`,
  );
  return row!;
}

type Pair = { from: string; into: string; by: string; at: string; reason: string };

/** Claims pass to a listing that nobody answers for yet; else they are refused, with the reason. */
export async function moveClaims(tx: Db, pair: Pair & { free: boolean }): Promise<void> {
  const { from, into, by, at, reason, free } = pair;
  if (free)
    await tx.execute(sql`
      update claim gone set solution_id = ${into}
      where gone.solution_id = ${from} and gone.status = 'requested'
        and not exists (select from claim kept where kept.solution_id = ${into}
          and kept.organisation_id = gone.organisation_id and kept.status = 'requested')`);
  await tx.execute(sql`
    update claim set status = 'refused', reason = ${reason}, decided_at = ${at}, decided_by = ${by}
    where solution_id = ${from} and status = 'requested'`);
}

export const moveDisputes = (tx: Db, { from, into }: Pick<Pair, 'from' | 'into'>) =>
  tx.execute(sql`
    update dispute set solution_id = ${into}
    where solution_id = ${from} and object = 'listing' and closed_at is null`);

/** Nobody answers for it any more: a merge is not undone by its former vendor. */
export const release = (tx: Db, solutionId: string) =>
  tx.execute(sql`update solution set organisation_id = null where id = ${solutionId}`);

/** What the machine noticed about the one that goes is settled by the merge. */
export const settleSignals = (tx: Db, { from, into, by, at, reason }: Pair) =>
  tx.execute(sql`
    update moderation_signal set status = 'handled', decided_at = ${at}, decided_by = ${by}, reason = ${reason}
    where status = 'open' and (solution_id = ${from} or other_solution_id = ${from}
      or (kind = 'duplicate' and solution_id = ${into} and other_solution_id = ${from}))`);

export type LikelyDuplicate = {
  id: string;
  raisedAt: string;
  one: DuplicateSide;
  other: DuplicateSide;
};
export type DuplicateSide = {
  slug: string;
  name: string;
  status: ListingStatus;
  vendor: string | null;
};

const SIDE = (id: string) => sql`(
  select json_build_object('slug', s.slug, 'name', coalesce(l.name, s.slug), 'status', s.status, 'vendor', o.name)
  from solution s left join listing l on l.solution_id = s.id left join organisation o on o.id = s.organisation_id
  where s.id = ${sql.raw(id)})`;

const SHOWN = 100;

/** Pairs signalled and not decided yet, the oldest first. */
export async function listLikelyDuplicates(db: Db): Promise<LikelyDuplicate[]> {
  const found = await rows<LikelyDuplicate>(
    db,
    sql`select g.id, g.raised_at as "raisedAt", ${SIDE('g.solution_id')} as one, ${SIDE('g.other_solution_id')} as other
        from moderation_signal g
        where g.kind = 'duplicate' and g.status = 'open' and g.other_solution_id is not null
        order by g.raised_at, g.id limit ${SHOWN}`,
  );
  return found.map((row) => ({ ...row, raisedAt: toInstant(row.raisedAt) }));
}
