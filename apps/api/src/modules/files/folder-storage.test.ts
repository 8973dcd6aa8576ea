import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folderStorage } from './folder-storage.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gouvtech-files-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const all = async () => {
  const keys = [];
  for await (const one of folderStorage(folder).keys()) keys.push(one.storageKey);
  return keys;
};

describe('files in a folder', () => {
  it('gives back what was kept, under a random key, with its digest', async () => {
    const storage = folderStorage(folder);
    const bytes = Buffer.from('une preuve');
    const one = await storage.putFile(bytes);
    const two = await storage.putFile(bytes);
    expect(one.storageKey).not.toBe(two.storageKey);
    expect(one).toMatchObject({
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    });
    expect(await buffer((await storage.openFile(one.storageKey))!)).toEqual(bytes);
    expect((await all()).sort()).toEqual([one.storageKey, two.storageKey].sort());
    const shelf = join(folder, one.storageKey.slice(0, 2));
    expect((await stat(join(shelf, one.storageKey))).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing of a write that failed', async () => {
    async function* broken() {
      yield Buffer.from('début');
      throw new Error('cut');
    }
    await expect(folderStorage(folder).putFile(broken())).rejects.toThrow('cut');
    expect(await all()).toEqual([]);
  });

  it('removes a file, and stays quiet when it is gone', async () => {
    const storage = folderStorage(folder);
    const { storageKey } = await storage.putFile(Buffer.from('x'));
    await storage.removeFile(storageKey);
    await storage.removeFile(storageKey);
    expect(await storage.openFile(storageKey)).toBeNull();
  });

  it('opens nothing outside of its folder', async () => {
    const storage = folderStorage(join(folder, 'files'));
    await writeFile(join(folder, 'secret'), 'secret');
    for (const key of ['../secret', '/etc/passwd', '..', '', 'a'.repeat(63)]) {
      expect(await storage.openFile(key)).toBeNull();
      await storage.removeFile(key);
    }
    expect(await readdir(folder)).toEqual(['secret']);
  });

  it('lists what an interrupted write left, so that it can be removed', async () => {
    const storage = folderStorage(folder);
    const { storageKey } = await storage.putFile(Buffer.from('x'));
    const draft = `${storageKey.slice(0, 2)}${'0'.repeat(62)}.part`;
    await writeFile(join(folder, storageKey.slice(0, 2), draft), 'half');
    expect(await all()).toContain(draft);
    await storage.removeFile(draft);
    expect(await all()).toEqual([storageKey]);
  });

  it('has nothing before its folder is made', async () => {
    expect(await folderStorage(join(folder, 'none')).openFile('0'.repeat(64))).toBeNull();
  });
});
