/** Versions that went live by themselves, and the version each one followed. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';
import type { Listing } from '@gouvtech/domain';

const { listingVersion } = schema;

export type LiveVersion = {
  version: number;
  at: string;
  author: string;
  reason: string;
  content: Listing;
  /** what the public read before */
  before: Listing | null;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
};

/** Null when this version was not one to acknowledge. */
export async function findLiveVersion(
  db: Db,
  solutionId: string,
  version: number,
): Promise<LiveVersion | null> {
  const [row] = await rows<LiveVersion>(
    db,
    sql`
      select v.version, v.created_at as at, v.author, v.reason, v.content, b.content as before,
        v.acknowledged_at as "acknowledgedAt",
        nullif(trim(a.given_name || ' ' || a.usual_name), '') as "acknowledgedBy"
      from listing_version v
      left join listing_version b on b.solution_id = v.solution_id and b.version = v.version - 1
      left join account a on a.id = v.acknowledged_by
      where v.solution_id = ${solutionId} and v.version = ${version} and v.to_acknowledge`,
  );
  if (!row) return null;
  return {
    ...row,
    at: toInstant(row.at),
    acknowledgedAt: row.acknowledgedAt && toInstant(row.acknowledgedAt),
  };
}

/** @returns false when another moderator was first */
export async function writeAcknowledged(
  tx: Db,
  { solutionId, version }: { solutionId: string; version: number },
  accountId: string,
  at: string,
): Promise<boolean> {
  const changed = await tx
    .update(listingVersion)
    .set({ acknowledgedAt: new Date(at), acknowledgedBy: accountId })
    .where(
      and(
        eq(listingVersion.solutionId, solutionId),
        eq(listingVersion.version, version),
        isNull(listingVersion.acknowledgedAt),
      ),
    )
    .returning({ version: listingVersion.version });
  return changed.length === 1;
}
