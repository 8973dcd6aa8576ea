/** The list of what a ZIP archive holds, read from its end as every reader does (APPNOTE 6.3.10, sections 4.3.7 to 4.3.16). */
import { createInflateRaw } from 'node:zlib';

export type ZipEntry = {
  name: string;
  encrypted: boolean;
  /** 0 stored, 8 deflated */
  method: number;
  /** bytes in the archive */
  packed: number;
  /** place of its bytes in the archive */
  start: number;
};

const END = 0x06054b50;
const LISTED = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LISTED_SIZE = 46;
const LOCAL_SIZE = 30;

/** @returns null when the archive is cut, has something after its end, or is written in a way no office suite does */
export function zipEntries(bytes: Uint8Array, most: number): ZipEntry[] | 'too-many' | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.byteLength - END_SIZE;
  if (end < 0 || view.getUint32(end, true) !== END) return null;
  const count = view.getUint16(end + 10, true);
  if (count > most) return 'too-many';
  const entries: ZipEntry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index += 1) {
    if (at + LISTED_SIZE > end || view.getUint32(at, true) !== LISTED) return null;
    const nameSize = view.getUint16(at + 28, true);
    const entry = {
      name: new TextDecoder().decode(bytes.subarray(at + LISTED_SIZE, at + LISTED_SIZE + nameSize)),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      start: startOf(view, view.getUint32(at + 42, true)),
    };
    if (entry.start < 0 || entry.start + entry.packed > end) return null;
    entries.push(entry);
    at += LISTED_SIZE + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return at === end ? entries : null;
}

function startOf(view: DataView, local: number): number {
  if (local + LOCAL_SIZE > view.byteLength || view.getUint32(local, true) !== LOCAL) return -1;
  return local + LOCAL_SIZE + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
}

/**
 * Unpacks an entry piece by piece, keeping none: what an archive says of its own sizes is not believed.
 * @param take says whether to go on
 * @returns whether the whole entry could be read
 */
export async function unpack(
  bytes: Uint8Array,
  { start, packed, method }: ZipEntry,
  take: (chunk: Uint8Array) => boolean,
): Promise<boolean> {
  const data = bytes.subarray(start, start + packed);
  if (method === 0) return take(data);
  if (method !== 8) return false;
  const inflate = createInflateRaw({ chunkSize: 256 * 1024 });
  inflate.end(data);
  try {
    for await (const chunk of inflate as AsyncIterable<Uint8Array>) {
      if (!take(chunk)) return false;
    }
    return true;
  } catch {
    return false;
  }
}
