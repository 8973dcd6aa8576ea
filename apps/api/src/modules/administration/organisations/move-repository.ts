/** Everything that belongs to an organisation passes to another. */
import { eq, sql } from 'drizzle-orm';
import { schema, type Db } from '@gouvtech/db';

const { evidence, storedFile, solution, claim } = schema;

const MERGED = 'Les deux organisations sont fusionnées.';

/** @param by account that decides. @param at UTC */
export async function moveBelongings(
  tx: Db,
  { from, into, by, at }: { from: string; into: string; by: string; at: string },
): Promise<void> {
  await moveMembers(tx, { from, into, by, at });
  await moveInvitations(tx, { from, into, at });
  await moveClaims(tx, { from, into, by, at });
  const organisationId = into;
  await tx.update(solution).set({ organisationId }).where(eq(solution.organisationId, from));
  await tx.update(evidence).set({ organisationId }).where(eq(evidence.organisationId, from));
  await tx.update(storedFile).set({ organisationId }).where(eq(storedFile.organisationId, from));
}

type Move = { from: string; into: string; by: string; at: string };

/** Who is in both keeps the roles of both; the others come with theirs. What ended stays with the one that goes. */
async function moveMembers(tx: Db, { from, into, by, at }: Move): Promise<void> {
  await tx.execute(sql`
    update membership kept set
      status = case when gone.status = 'active' then 'active' else kept.status end,
      signatory = (kept.signatory and kept.status = 'active') or (gone.signatory and gone.status = 'active'),
      administrator = (kept.administrator and kept.status = 'active') or (gone.administrator and gone.status = 'active'),
      position = coalesce(kept.position, gone.position),
      decided_at = coalesce(kept.decided_at, gone.decided_at)
    from membership gone
    where kept.organisation_id = ${into} and kept.status in ('active', 'requested')
      and gone.organisation_id = ${from} and gone.status in ('active', 'requested')
      and gone.account_id = kept.account_id`);
  await tx.execute(sql`
    update membership gone set status = 'left', decided_at = ${at}, decided_by = ${by}, reason = ${MERGED}
    where gone.organisation_id = ${from} and gone.status in ('active', 'requested')
      and exists (select from membership kept where kept.organisation_id = ${into}
        and kept.account_id = gone.account_id and kept.status in ('active', 'requested'))`);
  await tx.execute(sql`
    update membership set organisation_id = ${into}
    where organisation_id = ${from} and status in ('active', 'requested')`);
}

async function moveInvitations(tx: Db, { from, into, at }: Omit<Move, 'by'>): Promise<void> {
  await tx.execute(sql`
    update invitation gone set revoked_at = ${at}
    where gone.organisation_id = ${from} and gone.accepted_at is null and gone.revoked_at is null
      and exists (select from invitation kept where kept.organisation_id = ${into} and kept.email = gone.email
        and kept.accepted_at is null and kept.revoked_at is null and kept.expires_at > ${at})`);
  await tx.execute(sql`
    update invitation set organisation_id = ${into}
    where organisation_id = ${from} and accepted_at is null and revoked_at is null`);
}

/** A claim that the other organisation makes too is withdrawn; what was decided follows, to say whose listing it is. */
async function moveClaims(tx: Db, { from, into, by, at }: Move): Promise<void> {
  await tx.execute(sql`
    update claim gone set status = 'withdrawn', reason = ${MERGED}, decided_at = ${at}, decided_by = ${by}
    where gone.organisation_id = ${from} and gone.status = 'requested'
      and exists (select from claim kept where kept.organisation_id = ${into}
        and kept.solution_id = gone.solution_id and kept.status = 'requested')`);
  await tx.update(claim).set({ organisationId: into }).where(eq(claim.organisationId, from));
}

/** Listings whose page is up without having been published by this vendor: nobody answers for them any more. */
export async function releaseUnclaimed(
  tx: Db,
  organisationId: string,
  at: string,
): Promise<string[]> {
  const freed = await tx.execute(sql`
    update solution set organisation_id = null, updated_at = ${at}
    where organisation_id = ${organisationId} and status = 'unclaimed' returning id`);
  const ids = (freed as unknown as { rows: { id: string }[] }).rows.map(({ id }) => id);
  for (const id of ids)
    await tx.execute(sql`
      update listing_revision set status = 'archived', status_since = ${at}
      where solution_id = ${id} and status in ('draft','submitted','in_review','changes_requested','rejected')`);
  return ids;
}
