/** Proofs of the library as rows. Instants in UTC. */
import { asc, eq, inArray, sql } from 'drizzle-orm';
import { rows, schema, type Db } from '@gouvtech/db';
import type { Facts } from './facts.ts';

const { evidence, organisation, solution } = schema;

export type FileFacts = {
  id: string;
  storageKey: string;
  name: string;
  mediaType: string;
  size: number;
  sha256: string;
  scan: 'off' | 'pending' | 'clean' | 'infected';
};
/** Staff refused the piece for a criterion of a current assessment: it counts no more there. */
export type Refusal = {
  solution: { slug: string; name: string };
  criterion: string;
  on: string;
  reason: string;
};
export type Piece = Facts & {
  id: string;
  organisationId: string | null;
  url: string | null;
  version: number;
  createdAt: string | null;
  /** null when imported, or when the account is deleted */
  createdByName: string | null;
  removedAt: string | null;
  refusals: Refusal[];
  file: FileFacts | null;
};

const REFUSALS = sql`select coalesce(json_agg(r order by r."on" desc, r.criterion), '[]') from (
  select distinct on (s2.id, j.criterion) json_build_object('slug', s2.slug, 'name', coalesce(l.name, s2.slug)) solution,
    j.criterion, to_char(j.removed_at at time zone 'UTC', 'YYYY-MM-DD') "on", coalesce(j.refused_reason, '') reason
  from answer_evidence j join assessment a2 on a2.id = j.assessment_id join solution s2 on s2.id = a2.solution_id
    left join listing l on l.solution_id = s2.id
  where j.evidence_id = e.id and j.refused_by is not null
    and a2.status in ('draft', 'attested', 'published', 'stale', 'expired')
  order by s2.id, j.criterion, j.removed_at desc) r`;
const COLUMNS = sql`e.id, coalesce(e.organisation_id, s.organisation_id) "organisationId", e.type, e.title, e.url,
  e.issuer, e.reference, e.dated_on "datedOn", e.starts_on "startsOn", e.ends_on "endsOn", e.visibility, e.version,
  to_char(e.created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') "createdAt",
  nullif(trim(a.given_name || ' ' || a.usual_name), '') "createdByName", to_char(e.removed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') "removedAt",
  case when f.id is not null then json_build_object('id', f.id, 'storageKey', f.storage_key, 'name', f.name,
    'mediaType', f.media_type, 'size', f.size, 'sha256', f.sha256, 'scan', f.scan) end file, (${REFUSALS}) refusals`;
const TABLES = sql`evidence e left join solution s on s.id = e.solution_id
  left join stored_file f on f.id = e.file_id left join account a on a.id = e.created_by and a.deleted_at is null`;

/** Newest first, those that were removed too. What came with imported assessments of the organisation's solutions is in its library too. */
export const listPieces = (db: Db, organisationId: string): Promise<Piece[]> =>
  rows<Piece>(
    db,
    sql`select ${COLUMNS} from ${TABLES}
        where (e.organisation_id = ${organisationId}
          or (e.organisation_id is null and s.organisation_id = ${organisationId}))
        order by e.created_at desc nulls last, e.title, e.id`,
  );

/** @param lock held until the transaction ends */
export async function findPiece(db: Db, id: string, lock = false): Promise<Piece | null> {
  if (lock)
    await db.select({ id: evidence.id }).from(evidence).where(eq(evidence.id, id)).for('update');
  const [piece] = await rows<Piece>(db, sql`select ${COLUMNS} from ${TABLES} where e.id = ${id}`);
  return piece ?? null;
}

export type NewPiece = Facts & {
  organisationId: string;
  url: string | null;
  fileId: string | null;
  createdBy: string;
  createdAt: string;
};

export async function insertPiece(tx: Db, piece: NewPiece): Promise<string> {
  const [made] = await tx.insert(evidence).values(piece).returning({ id: evidence.id });
  return made!.id;
}

export const savePiece = async (tx: Db, id: string, facts: Facts): Promise<void> =>
  void (await tx
    .update(evidence)
    .set({ ...facts, version: sql`${evidence.version} + 1` })
    .where(eq(evidence.id, id)));

/** @param keepFile false: its bytes served nothing that was attested */
export const removePiece = async (
  tx: Db,
  id: string,
  at: string,
  keepFile: boolean,
): Promise<void> =>
  void (await tx
    .update(evidence)
    .set({
      removedAt: at,
      version: sql`${evidence.version} + 1`,
      ...(!keepFile && { fileId: null }),
    })
    .where(eq(evidence.id, id)));

export type Library = { id: string; slug: string; name: string };

/** Organisations by id, in the French order of their names. */
export async function findLibraries(db: Db, ids: string[]): Promise<Library[]> {
  const found = await db
    .select({ id: organisation.id, slug: organisation.slug, name: organisation.name })
    .from(organisation)
    .where(inArray(organisation.id, ids));
  return found.sort((a, b) => a.name.localeCompare(b.name, 'fr') || (a.id < b.id ? -1 : 1));
}

export async function findLibrary(db: Db, slug: string): Promise<Library | null> {
  const [row] = await db
    .select({ id: organisation.id, slug: organisation.slug, name: organisation.name })
    .from(organisation)
    .where(eq(organisation.slug, slug));
  return row ?? null;
}

/** Bytes its files occupy. */
export async function usedBytes(db: Db, organisationId: string): Promise<number> {
  const [row] = await rows<{ bytes: string }>(
    db,
    sql`select coalesce(sum(size), 0) bytes from stored_file where organisation_id = ${organisationId}`,
  );
  return Number(row!.bytes);
}

/** Whoever writes answers of these solutions waits; always in the same order, so that two never wait for each other. */
export const lockSolutions = async (tx: Db, ids: string[]): Promise<void> =>
  void (
    ids.length > 0 &&
    (await tx
      .select({ id: solution.id })
      .from(solution)
      .where(inArray(solution.id, ids))
      .orderBy(asc(solution.id))
      .for('update'))
  );
