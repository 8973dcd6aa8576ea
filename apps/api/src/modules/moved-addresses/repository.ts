/** Addresses that moved: a renamed organisation, a page merged into another. A target is never itself moved. */
import { sql } from 'drizzle-orm';
import { schema, type Database, type Db } from '@gouvtech/db';

export type MovedKind = 'solution' | 'organisation';

const { movedAddress } = schema;

const SLUGS: Record<MovedKind, string> = {
  solution: `select m.slug as from, s.slug as to from moved_address m join solution s on s.id = m.solution_id
    where m.kind = 'solution' and m.slug = any($1::text[])`,
  organisation: `select m.slug as from, o.slug as to from moved_address m join organisation o on o.id = m.organisation_id
    where m.kind = 'organisation' and m.slug = any($1::text[])`,
};

/** Where each of these slugs moved, for those that did. */
export async function movedSlugs(
  { query }: Pick<Database, 'query'>,
  kind: MovedKind,
  slugs: readonly string[],
): Promise<Map<string, string>> {
  if (slugs.length === 0) return new Map();
  const found = await query<{ from: string; to: string }>(SLUGS[kind], [slugs]);
  return new Map(found.map(({ from, to }) => [from, to]));
}

/** @returns the new slug, null when the address did not move */
export const follow = async (
  database: Pick<Database, 'query'>,
  kind: MovedKind,
  slug: string,
): Promise<string | null> => (await movedSlugs(database, kind, [slug])).get(slug) ?? null;

/**
 * From now on `slug` leads to the object `to`, and so does what led to `from`: chains are flattened when written.
 * @param from id of the object that goes, when it is merged
 */
export async function remember(
  tx: Db,
  kind: MovedKind,
  { slug, to, from, at }: { slug: string; to: string; from?: string; at: string },
): Promise<void> {
  const target = kind === 'solution' ? { solutionId: to } : { organisationId: to };
  const column = sql.identifier(kind === 'solution' ? 'solution_id' : 'organisation_id');
  if (from !== undefined)
    await tx.execute(sql`update moved_address set ${column} = ${to} where ${column} = ${from}`);
  await tx
    .insert(movedAddress)
    .values({ kind, slug, ...target, movedAt: at })
    .onConflictDoUpdate({
      target: [movedAddress.kind, movedAddress.slug],
      set: { ...target, movedAt: at },
    });
}

/** The object has this address again: it leads nowhere else. @returns whether it was one of its old ones */
export async function takeBack(
  tx: Db,
  kind: MovedKind,
  slug: string,
  owner: string,
): Promise<boolean> {
  const column = sql.identifier(kind === 'solution' ? 'solution_id' : 'organisation_id');
  const gone = await tx
    .delete(movedAddress)
    .where(sql`kind = ${kind} and slug = ${slug} and ${column} = ${owner}`)
    .returning({ slug: movedAddress.slug });
  return gone.length > 0;
}
