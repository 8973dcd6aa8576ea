/**
 * Asks a public address whether it still answers. Names are resolved here, every address they lead to is judged, and the
 * connection goes to the address that was judged; again at each redirection (security-reliability, section 3).
 */
import { lookup } from 'node:dns/promises';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import { isPublicAddress, readLink } from '../../contract/link.ts';

/** An HTTP status, or why there was none. `refused`: an address we do not ask. */
export type LinkOutcome = number | 'no-such-host' | 'unreachable' | 'refused';

type Address = { address: string; family: number };
export type LinkOptions = {
  /** every address of a name */
  resolve?: (host: string) => Promise<Address[]>;
  isAllowed?: (address: string) => boolean;
  isPort?: (port: string) => boolean;
  timeoutMs?: number;
};

const MAX_REDIRECTIONS = 3;
const TIMEOUT_MS = 8_000;
const USER_AGENT = 'CatalogueGouvTech (verification des adresses de preuves)';
const GONE_NAMES = new Set(['ENOTFOUND', 'ENODATA']);

export async function fetchLink(url: string, options: LinkOptions = {}): Promise<LinkOutcome> {
  const { timeoutMs = TIMEOUT_MS } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  let next = url;
  for (let hop = 0; hop <= MAX_REDIRECTIONS; hop += 1) {
    const answer = await ask(next, signal, options);
    if (typeof answer !== 'object') return answer;
    const { status, location } = answer;
    if (status < 300 || status > 399 || location === undefined) return status;
    if (!URL.canParse(location, next)) return 'refused';
    next = new URL(location, next).href;
  }
  return 'unreachable';
}

type Answer = { status: number; location: string | undefined };

async function ask(
  typed: string,
  signal: AbortSignal,
  {
    resolve = (host) => lookup(host, { all: true, verbatim: true }),
    isAllowed = isPublicAddress,
    isPort = (port) => port === '',
  }: LinkOptions,
): Promise<Answer | LinkOutcome> {
  const link = readLink(typed);
  if ('refused' in link) return 'refused';
  const url = new URL(link.url);
  if (!isPort(url.port)) return 'refused';
  try {
    const addresses = await resolve(url.hostname);
    const [first] = addresses;
    if (!first) return 'no-such-host';
    if (!addresses.every(({ address }) => isAllowed(address))) return 'refused';
    return await send(url, first, signal);
  } catch (error) {
    return GONE_NAMES.has((error as NodeJS.ErrnoException).code ?? '')
      ? 'no-such-host'
      : 'unreachable';
  }
}

/** HEAD is refused by some servers: GET, of which only the head is read. */
function send(url: URL, { address, family }: Address, signal: AbortSignal): Promise<Answer> {
  const request = url.protocol === 'https:' ? secureRequest : plainRequest;
  return new Promise((resolve, reject) => {
    const asked = request(
      url,
      {
        method: 'GET',
        agent: false,
        signal,
        headers: { 'user-agent': USER_AGENT, accept: '*/*' },
        // The name was resolved and judged above: nothing resolves it again.
        lookup: (_host, options, done) =>
          options.all ? done(null, [{ address, family }]) : done(null, address, family),
      },
      (reply: IncomingMessage) => {
        resolve({ status: reply.statusCode ?? 0, location: reply.headers.location });
        reply.destroy();
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}
