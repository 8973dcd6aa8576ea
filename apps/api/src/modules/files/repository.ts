import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import { schema, type Db } from '@gouvtech/db';

const { organisation, storedFile } = schema;

export type FileRow = typeof storedFile.$inferSelect;
export type NewFileRow = Omit<typeof storedFile.$inferInsert, 'id'>;
export type Scan = FileRow['scan'];

export async function insertFile(tx: Db, row: NewFileRow): Promise<string> {
  const [made] = await tx.insert(storedFile).values(row).returning({ id: storedFile.id });
  return made!.id;
}

/** Bytes an organisation keeps. Holds its row until the transaction ends: two uploads at once cannot pass the limit together. */
export async function bytesOf(tx: Db, organisationId: string): Promise<number> {
  await tx
    .select({ id: organisation.id })
    .from(organisation)
    .where(eq(organisation.id, organisationId))
    .for('update');
  const [row] = await tx
    .select({ bytes: sql<string>`coalesce(sum(${storedFile.size}), 0)` })
    .from(storedFile)
    .where(eq(storedFile.organisationId, organisationId));
  return Number(row!.bytes);
}

/** @returns the storage key, to remove once the transaction is over; null when there was no such row */
export async function deleteFileRow(tx: Db, id: string): Promise<string | null> {
  const [row] = await tx
    .delete(storedFile)
    .where(eq(storedFile.id, id))
    .returning({ storageKey: storedFile.storageKey });
  return row?.storageKey ?? null;
}

/** Those the antivirus has not judged, oldest first. */
export const waitingFiles = (db: Db, most: number): Promise<FileRow[]> =>
  db
    .select()
    .from(storedFile)
    .where(inArray(storedFile.scan, ['off', 'pending']))
    .orderBy(asc(storedFile.uploadedAt))
    .limit(most);

export async function saveScan(tx: Db, { id, scan }: FileRow, next: Scan): Promise<boolean> {
  const changed = await tx
    .update(storedFile)
    .set({ scan: next })
    .where(and(eq(storedFile.id, id), eq(storedFile.scan, scan)))
    .returning({ id: storedFile.id });
  return changed.length > 0;
}

/** @returns those of these keys that a row names */
export async function keptKeys(db: Db, keys: string[]): Promise<Set<string>> {
  const found = await db
    .select({ key: storedFile.storageKey })
    .from(storedFile)
    .where(inArray(storedFile.storageKey, keys));
  return new Set(found.map(({ key }) => key));
}
