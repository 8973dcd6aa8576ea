/** Files in a folder of this machine: 256 sub-folders, written beside then renamed, synced before they count. */
import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, opendir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Storage, StoredBytes } from './storage.ts';

const KEY = /^[0-9a-f]{64}$/;
const DRAFT = /^[0-9a-f]{64}\.part$/;

/** @param folder made when the first file comes */
export function folderStorage(folder: string): Storage {
  const pathOf = (name: string) => join(folder, name.slice(0, 2), name);

  const known = (storageKey: string): boolean => KEY.test(storageKey) || DRAFT.test(storageKey);

  return {
    async putFile(bytes): Promise<StoredBytes> {
      const storageKey = randomBytes(32).toString('hex');
      const path = pathOf(storageKey);
      await mkdir(dirname(path), { recursive: true });
      const draft = `${path}.part`;
      try {
        const written = await writeSynced(draft, bytes);
        await rename(draft, path);
        await syncFolder(dirname(path));
        return { storageKey, ...written };
      } catch (error) {
        await rm(draft, { force: true });
        throw error;
      }
    },

    async openFile(storageKey) {
      if (!KEY.test(storageKey)) return null;
      const file = await open(pathOf(storageKey), 'r').catch(absent);
      return file?.createReadStream() ?? null;
    },

    async removeFile(storageKey) {
      if (known(storageKey)) await rm(pathOf(storageKey), { force: true });
    },

    async *keys() {
      for (const shelf of await names(folder)) {
        for (const name of await names(join(folder, shelf))) {
          if (!known(name)) continue;
          const found = await stat(join(folder, shelf, name)).catch(absent);
          if (found) yield { storageKey: name, changedAt: found.mtimeMs };
        }
      }
    },
  };
}

async function writeSynced(
  path: string,
  bytes: Uint8Array | AsyncIterable<Uint8Array>,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of bytes instanceof Uint8Array ? [bytes] : bytes) {
      hash.update(chunk);
      size += chunk.byteLength;
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { size, sha256: hash.digest('hex') };
}

/** A rename survives a power cut once its folder is on disk too. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  await folder.sync().finally(() => folder.close());
}

async function names(folder: string): Promise<string[]> {
  const found = await opendir(folder).catch(absent);
  if (!found) return [];
  const entries: string[] = [];
  for await (const { name } of found) entries.push(name);
  return entries;
}

const ABSENT = ['ENOENT', 'ENOTDIR'];

function absent(error: NodeJS.ErrnoException): null {
  if (ABSENT.includes(error.code ?? '')) return null;
  throw error;
}
