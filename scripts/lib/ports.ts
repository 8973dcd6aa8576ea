import { createServer } from 'node:net';
import { Refusal } from './refusal.ts';

/** @throws Refusal when the port cannot be listened on, naming the variable that changes it. */
export async function demandFreePort(variable: string, port: number, host: string): Promise<void> {
  // `localhost` may mean either family: a stranger on the other one would answer in our place.
  const hosts = host === '127.0.0.1' ? [host, '::1'] : [host];
  for (const address of hosts) {
    const code = await tryListen(port, address);
    if (code === 'EADDRINUSE') {
      throw new Refusal(
        `Le port ${port} est déjà pris par un autre programme.\n` +
          `Arrêtez-le, ou choisissez un autre port avec la variable ${variable}, par exemple : ${variable}=${port + 10} npx pnpm@12 start`,
      );
    }
    if (code === 'EACCES') {
      throw new Refusal(
        `Le port ${port} est réservé au système. Choisissez un port au-dessus de 1024 avec la variable ${variable}.`,
      );
    }
    if (code && address === host) {
      throw new Refusal(
        `Impossible d’écouter sur ${host}:${port} (${code}). Vérifiez les variables HOST et ${variable}.`,
      );
    }
  }
}

/** A port nobody listens on now, on the loopback. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}

/** @returns the error code, or null when the port is free. */
function tryListen(port: number, host: string): Promise<string | null> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'error'));
    server.listen({ port, host, exclusive: true }, () => server.close(() => done(null)));
  });
}
