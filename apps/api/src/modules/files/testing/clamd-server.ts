/** A clamd that speaks INSTREAM for real, and finds the test virus of EICAR. */
import { createServer, type AddressInfo, type Socket } from 'node:net';
import type { Endpoint } from '../../../config-files.ts';

/** Cut in two, so that no antivirus stops this file. */
export const EICAR = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR' + '-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*';

export type TestClamd = {
  endpoint: Endpoint;
  /** bytes of each stream judged */
  seen: number[];
  close(): Promise<void>;
};

/** @param answer replaces the verdict, for an antivirus that fails; null: says nothing */
export async function startClamd(answer?: string | null): Promise<TestClamd> {
  const seen: number[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    void judge(socket).then((bytes) => {
      seen.push(bytes.length);
      if (answer === null) return;
      const found = bytes.includes(EICAR) ? 'stream: Eicar-Signature FOUND' : 'stream: OK';
      socket.end(`${answer ?? found}\0`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    endpoint: { host: '127.0.0.1', port },
    seen,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => resolve());
      }),
  };
}

const COMMAND = 'zINSTREAM\0';

function judge(socket: Socket): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let pending = Buffer.alloc(0);
    let opened = false;
    const parts: Buffer[] = [];
    socket.on('data', (chunk) => {
      pending = Buffer.concat([pending, chunk as Buffer]);
      if (!opened) {
        if (pending.length < COMMAND.length) return;
        if (pending.subarray(0, COMMAND.length).toString() !== COMMAND)
          return reject(new Error('not INSTREAM'));
        pending = pending.subarray(COMMAND.length);
        opened = true;
      }
      while (pending.length >= 4) {
        const size = pending.readUInt32BE();
        if (size === 0) return resolve(Buffer.concat(parts));
        if (pending.length < 4 + size) return;
        parts.push(pending.subarray(4, 4 + size));
        pending = pending.subarray(4 + size);
      }
    });
  });
}
