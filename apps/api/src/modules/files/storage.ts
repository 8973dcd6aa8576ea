/** Where the bytes of uploads are kept. A key is random: nothing of it comes from a person. */
import type { Readable } from 'node:stream';

export type StoredBytes = {
  storageKey: string;
  /** bytes */
  size: number;
  /** hexadecimal */
  sha256: string;
};

export type Storage = {
  /** Kept whole or not at all; on disk when it resolves. */
  putFile(bytes: Uint8Array | AsyncIterable<Uint8Array>): Promise<StoredBytes>;
  /** @returns null when nothing is kept under this key */
  openFile(storageKey: string): Promise<Readable | null>;
  /** Quiet when it is gone already. */
  removeFile(storageKey: string): Promise<void>;
  /** Everything kept, and what an interrupted write left, with the instant (ms) of its last change. */
  keys(): AsyncIterable<{ storageKey: string; changedAt: number }>;
};
