import type { Instant } from '@gouvtech/criteria';
import { organisation } from '../schema/index.ts';
import type { Db } from '../database.ts';
import { freeSlug } from './slug.ts';

export type NewOrganisation = {
  /** built from the name when absent; a number is added when it is taken */
  slug?: string;
  name: string;
  kind: 'company' | 'cooperative' | 'association' | 'public-body';
  /** 9 digits; null for a foreign company without one */
  siren?: string | null;
  /** ISO 3166-1 alpha-2, `FR` by default */
  country?: string;
  city?: string | null;
  headcount?: number | null;
  website?: string | null;
  verifiedOn?: string | null;
  /** `verified` by default */
  status?: 'pending' | 'verified';
  /** register and number of a foreign company */
  foreignId?: string | null;
  contactEmail?: string | null;
  at: Instant;
};

export async function createOrganisation(
  db: Db,
  { at, slug, ...rest }: NewOrganisation,
): Promise<{ id: string; slug: string }> {
  for (;;) {
    const free = await freeSlug(db, 'organisation', slug ?? rest.name);
    const [row] = await db
      .insert(organisation)
      .values({ ...rest, slug: free, statusSince: at, createdAt: new Date(at) })
      .onConflictDoNothing({ target: organisation.slug })
      .returning({ id: organisation.id, slug: organisation.slug });
    if (row) return row;
  }
}
