/** clamd over TCP: `zINSTREAM`, then chunks with their length, then a length of zero (clamd(8)). */
import { connect, type Socket } from 'node:net';
import type { Endpoint } from '../../config-files.ts';

export type ScanVerdict = 'clean' | 'infected';
export type Antivirus = {
  /** @throws AntivirusUnavailable when no verdict came: the file then waits */
  scan(bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<ScanVerdict>;
};
export class AntivirusUnavailable extends Error {}

const CHUNK = 64 * 1024;
const MAX_ANSWER = 4096;

/** @param timeoutMs silence after which the antivirus is taken for absent */
export const clamd = (endpoint: Endpoint, timeoutMs = 8000): Antivirus => ({
  async scan(bytes) {
    const socket = connect(endpoint);
    socket.setTimeout(timeoutMs, () => socket.destroy(new Error('no answer in time')));
    try {
      const answer = readAnswer(socket);
      answer.catch(() => {});
      await send(socket, bytes);
      return verdictOf(await answer);
    } catch (cause) {
      throw new AntivirusUnavailable(
        `clamd at ${endpoint.host}:${endpoint.port}: ${String(cause)}`,
        { cause },
      );
    } finally {
      socket.destroy();
    }
  },
});

async function send(socket: Socket, bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<void> {
  await write(socket, Buffer.from('zINSTREAM\0'));
  for await (const part of bytes instanceof Uint8Array ? [bytes] : bytes) {
    for (let at = 0; at < part.byteLength; at += CHUNK) {
      const chunk = part.subarray(at, at + CHUNK);
      await write(socket, lengthOf(chunk.byteLength));
      await write(socket, chunk);
    }
  }
  await write(socket, lengthOf(0));
}

const lengthOf = (size: number): Buffer => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(size);
  return length;
};

const write = (socket: Socket, bytes: Uint8Array): Promise<void> =>
  new Promise((resolve, reject) =>
    socket.write(bytes, (error) => (error ? reject(error) : resolve())),
  );

async function readAnswer(socket: Socket): Promise<string> {
  let answer = '';
  for await (const chunk of socket) {
    answer += String(chunk);
    if (answer.includes('\0') || answer.length > MAX_ANSWER) break;
  }
  return answer.split('\0', 1)[0]!.trim();
}

function verdictOf(answer: string): ScanVerdict {
  if (answer === 'stream: OK') return 'clean';
  if (answer.startsWith('stream: ') && answer.endsWith(' FOUND')) return 'infected';
  throw new Error(`unexpected answer « ${answer} »`);
}
