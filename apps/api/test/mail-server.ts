/** A real mail server on a free port, which keeps what it receives. */
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export type MailServer = {
  port: number;
  /** each message as it came, headers and text */
  received: { to: string[]; raw: string }[];
  close: () => Promise<void>;
};

/** @param options a port to come back on, or `refuse` to answer every recipient with a failure */
export async function startMailServer(
  options: { port?: number; refuse?: { code: number; message: string } } = {},
): Promise<MailServer> {
  const received: MailServer['received'] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => {
      const { refuse } = options;
      done(refuse && Object.assign(new Error(refuse.message), { responseCode: refuse.code }));
    },
    onData: (stream, session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, raw: Buffer.concat(chunks).toString() });
        done();
      });
    },
  });
  await new Promise<void>((done) => server.listen(options.port ?? 0, '127.0.0.1', () => done()));
  const { port } = server.server.address() as AddressInfo;
  return { port, received, close: () => new Promise((done) => server.close(() => done())) };
}

/** Value of a header, its folded lines joined. */
export function headerOf(raw: string, name: string): string | undefined {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ');
  const line = head
    .split('\r\n')
    .find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`));
  return line?.slice(name.length + 1).trim();
}
