import { sql } from 'drizzle-orm';
import { rows, type Db } from '../database.ts';

const SLUG_MAX = 80;

/** `Élan & Cie – Paie` → `elan-cie-paie`; `solution` when nothing readable is left. */
export function slugify(name: string): string {
  const plain = name
    .replace(/œ/gi, 'oe')
    .replace(/æ/gi, 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase();
  const slug = plain.replace(/[^a-z0-9]+/g, '-').slice(0, SLUG_MAX);
  return slug.replace(/^-+|-+$/g, '') || 'solution';
}

/** The slug of this name, or the first of `-2`, `-3`… that nothing has or had: an old address leads where it moved. Another writer may still take it first. */
export async function freeSlug(
  db: Db,
  table: 'solution' | 'organisation',
  name: string,
): Promise<string> {
  const base = slugify(name);
  const taken = await rows<{ slug: string }>(
    db,
    sql`select slug from (
          select slug from ${sql.identifier(table)}
          union select slug from moved_address where kind = ${table}
        ) as taken where slug = ${base} or slug ~ ${`^${base}-[0-9]+$`}`,
  );
  const slugs = new Set(taken.map((row) => row.slug));
  if (!slugs.has(base)) return base;
  let number = 2;
  while (slugs.has(`${base}-${number}`)) number++;
  return `${base}-${number}`;
}
