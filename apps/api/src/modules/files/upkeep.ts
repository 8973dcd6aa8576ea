/** Work of the clock: judge the files that wait for the antivirus, remove the bytes no row names. */
import { appendEvent, type Database } from '@gouvtech/db';
import { AntivirusUnavailable } from './antivirus.ts';
import type { Files } from './keep.ts';
import { keptKeys, saveScan, waitingFiles, type FileRow } from './repository.ts';

const AT_ONCE = 50;
/** An upload writes its bytes before its row: younger ones are not orphans yet. */
const GRACE_MS = 3_600_000;

type Dependencies = { database: Database; files: Files; clock: () => Date };

/**
 * Judges files the antivirus had not seen. Stops quietly when it does not answer: they keep waiting.
 * @returns how many were judged
 */
export async function scanWaitingFiles({ database, files, clock }: Dependencies): Promise<number> {
  if (!files.antivirus) return 0;
  let judged = 0;
  for (const row of await waitingFiles(database.db, AT_ONCE)) {
    const bytes = await files.storage.openFile(row.storageKey);
    if (!bytes) continue;
    try {
      const verdict = await files.antivirus.scan(bytes);
      if (await save(database, row, verdict, clock().toISOString())) judged += 1;
    } catch (error) {
      if (error instanceof AntivirusUnavailable) return judged;
      throw error;
    } finally {
      bytes.destroy();
    }
  }
  return judged;
}

const save = (database: Database, row: FileRow, verdict: 'clean' | 'infected', at: string) =>
  database.transaction(async (tx) => {
    if (!(await saveScan(tx, row, verdict))) return false;
    await appendEvent(tx, {
      at,
      actor: null,
      role: 'clock',
      action: 'file:scan',
      object: { type: 'file', id: row.id },
      organisationId: row.organisationId,
      from: row.scan,
      to: verdict,
    });
    return true;
  });

/** Removes bytes that no row names and that are over an hour old. @returns how many */
export async function removeOrphanFiles({ database, files, clock }: Dependencies): Promise<number> {
  let removed = 0;
  let batch: string[] = [];
  const removeBatch = async () => {
    const kept = batch.length > 0 ? await keptKeys(database.db, batch) : new Set<string>();
    for (const key of batch.filter((one) => !kept.has(one))) {
      await files.storage.removeFile(key);
      removed += 1;
    }
    batch = [];
  };
  for await (const { storageKey, changedAt } of files.storage.keys()) {
    if (clock().getTime() - changedAt < GRACE_MS) continue;
    batch.push(storageKey);
    if (batch.length === AT_ONCE) await removeBatch();
  }
  await removeBatch();
  return removed;
}
