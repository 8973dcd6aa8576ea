import { sql } from 'drizzle-orm';
import { rows, type Db } from '@gouvtech/db';

export type StoredImage = {
  organisationId: string;
  storageKey: string;
  mediaType: string;
  sha256: string;
  /** in a version of a listing that the public reads, or read */
  public: boolean;
  /** slugs of the listings of its organisation where it waits to be published */
  drafts: string[];
};

/** Null when no picture has this id. */
export async function findImage(db: Db, id: string): Promise<StoredImage | null> {
  const shows = (content: string) => sql`(
    ${sql.raw(content)} -> 'logo' ->> 'id' = f.id::text
    or ${sql.raw(content)} -> 'screenshots' @> jsonb_build_array(jsonb_build_object('id', f.id::text)))`;
  const [row] = await rows<StoredImage>(
    db,
    sql`
      select f.organisation_id as "organisationId", f.storage_key as "storageKey", f.media_type as "mediaType", f.sha256,
        exists (
          select from solution s join listing_version v on v.solution_id = s.id and v.version <= s.published_version
          where s.organisation_id = f.organisation_id and s.status <> 'suspended' and ${shows('v.content')}
        ) as public,
        coalesce((
          select json_agg(s.slug) from solution s join listing_revision r on r.solution_id = s.id
          where s.organisation_id = f.organisation_id
            and r.status in ('draft','submitted','in_review','changes_requested','rejected') and ${shows('r.content')}
        ), '[]'::json) as drafts
      from stored_file f where f.id = ${id} and f.purpose = 'image'`,
  );
  return row ?? null;
}
