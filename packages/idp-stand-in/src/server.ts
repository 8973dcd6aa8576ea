/**
 * A stand-in for ProConnect, for development, demonstration and tests: the real login code runs against it, with
 * its own keys, redirects and signatures, and no network. Specification: section 13 of the ProConnect notes.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { memoryAdapter } from './adapter.ts';
import { configuration, newCookieKey, type Client } from './configuration.ts';
import { faultBoard, type Fault } from './faults.ts';
import { refusalOf, type Refusal } from './guard.ts';
import { interact } from './interaction.ts';
import { freshKeys } from './keys.ts';
import { errorPage } from './pages.ts';
import { PERSONAS, type Persona } from './personas.ts';
import { tampering } from './tamper.ts';

export type { Client } from './configuration.ts';
export { FAULTS, type Fault } from './faults.ts';
export { PERSONAS, type Persona } from './personas.ts';

export type StandInOptions = {
  /** 0: a free one */
  port: number;
  /** loopback address by default */
  host?: string;
  clients: readonly Client[];
  /** length of the fault `slow`, in milliseconds */
  slowMs?: number;
};
export type StandIn = {
  issuer: string;
  /** @param persona its id, or `*` for everybody; null puts things right */
  setFault: (persona: string, fault: Fault | null) => void;
  /** signs with new keys from now on; the old ones stay published */
  rotateKeys: () => Promise<void>;
  /** stops at once, open connections included */
  close: () => Promise<void>;
};

const PREFIX = '/api/v2';

/** @throws the error of `listen` when the port is taken. */
export async function startStandIn(options: StandInOptions): Promise<StandIn> {
  const { port, host = '127.0.0.1', clients, slowMs = 10_000 } = options;
  const faults = faultBoard();
  const chosen = new Map<string, Persona>();
  const personaOfSubject = (subject: string) =>
    chosen.get(subject) ?? PERSONAS.find((one) => one.subject === subject);
  const fixed = { clients, adapter: memoryAdapter(), cookieKey: newCookieKey(), personaOfSubject };

  let keys = await freshKeys();
  let provider: Provider | undefined;
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => fail(response, error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}${PREFIX}`;

  function build(): Provider {
    const built = new Provider(issuer, configuration({ ...fixed, keys }));
    built.use(
      tampering({
        faultOf: (subject) => {
          const persona = personaOfSubject(subject);
          return persona && faults.of(persona.id);
        },
        keys: () => keys,
        slowMs,
      }) as never,
    );
    return built;
  }
  provider = build();

  async function rotateKeys(): Promise<void> {
    keys = await freshKeys(keys);
    provider = build();
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', issuer);
    if (!provider || !url.pathname.startsWith(`${PREFIX}/`)) {
      return refuse(response, 404, errorPage('not-found'));
    }
    const path = url.pathname.slice(PREFIX.length);
    const refusal = refusalOf(request, path, url.searchParams);
    if (refusal) return refuse(response, refusal.status, bodyOf(refusal), refusal.json);
    if (/^\/interaction\/[\w-]+$/.test(path)) {
      return interact({
        ...{ provider, request, response, faults },
        onChoice: async (persona) => {
          chosen.set(persona.subject, persona);
          if (faults.of(persona.id) === 'key-rotation') await rotateKeys();
        },
      });
    }
    // The provider reads its prefix in the difference between the two (Express does the same when mounting).
    Object.assign(request, { originalUrl: request.url });
    request.url = path + url.search;
    await provider.callback()(request, response);
  }

  return {
    issuer,
    setFault: faults.set,
    rotateKeys,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

const bodyOf = ({ code, description, json }: Refusal) =>
  json
    ? JSON.stringify({ error: code, error_description: description })
    : errorPage(code, description);

function refuse(response: ServerResponse, status: number, body: string, json = false): void {
  const type = json ? 'application/json' : 'text/html; charset=utf-8';
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(body);
}

/** An interaction that is unknown or over, most of the time. */
function fail(response: ServerResponse, error: unknown): void {
  if (response.headersSent) return void response.destroy();
  const { error: code = 'server_error', statusCode = 500 } = error as Record<string, never>;
  refuse(response, statusCode, errorPage(code, String((error as Error).message)));
}
