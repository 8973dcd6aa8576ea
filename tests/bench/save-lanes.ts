/** The ways an answer is saved: a bare write, the API, the script of the page, the form of the page. */
import { request, Agent, type OutgoingHttpHeaders } from 'node:http';
import type { Workshop } from '../helpers/workshop.ts';
import type { Running } from './processes.ts';

type Places = { api: Running; web: Running; limit: Running };
export type Lane = { what: string; save(worker: number): Promise<void> };
type Reply = { status: number; text: string };

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

export function send(
  method: string,
  url: string,
  headers: OutgoingHttpHeaders,
  body: string,
): Promise<Reply> {
  return new Promise((done, fail) => {
    const sent = request(
      url,
      { method, agent, headers: { ...headers, 'content-length': Buffer.byteLength(body) } },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (chunk: string) => (text += chunk));
        response.on('end', () => done({ status: response.statusCode ?? 0, text }));
        response.on('error', fail);
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}

/** Criteria answered by « non », « partiel » or « oui », with no field to fill in. */
const CHOSEN =
  'ACC-05 ACC-06 ACC-07 SEC-06 SEC-07 ECO-06 RGP-01 RGP-02 RGP-04 RGP-05 RGP-09 RGP-10 LIB-05 LIB-06 INT-04 QOS-03';
const LEVELS = ['non', 'partiel', 'oui'];

/** One set of criteria for each worker. */
export function drafts(workers: number): string[][] {
  const own = Array.from({ length: workers }, (): string[] => []);
  CHOSEN.split(' ').forEach((id, index) => own[index % workers]!.push(id));
  return own;
}

let number = 0;

/** Never the same twice, so that every save writes. */
export function nextAnswer() {
  number += 1;
  const justification = `Justification numéro ${number}, assez longue pour être acceptée telle quelle par tous.`;
  return {
    response: { kind: 'level' as const, level: LEVELS[number % LEVELS.length]!, fields: {} },
    justification,
  };
}

export const JSON_TYPE = { 'content-type': 'application/json' };

/** Revisions are shared: every lane writes the rows that the others wrote. */
export function lanesOf(
  { api, web, limit }: Places,
  { slug, assessmentId, cookies }: Workshop,
  own: string[][],
): Lane[] {
  const revisions = new Map<string, number>();
  const turns = own.map(() => 0);
  const next = (worker: number) => {
    const list = own[worker]!;
    return list[turns[worker]!++ % list.length]!;
  };
  const cookie = cookies[0]!;
  const path = `/api/v1/vendor/solutions/${slug}/assessment/answers/`;
  const json = (what: string, address: (criterion: string) => string, origin: string): Lane => ({
    what,
    async save(worker) {
      const criterion = next(worker);
      const revision = revisions.get(criterion) ?? 0;
      const headers = { ...JSON_TYPE, cookie, origin, 'if-match': `"${revision}"` };
      const body = JSON.stringify(nextAnswer());
      const { status, text } = await send('PUT', address(criterion), headers, body);
      if (status !== 200) throw new Error(`${what} : ${status} ${text.slice(0, 300)}`);
      revisions.set(criterion, revision + 1);
    },
  });
  return [
    json('écriture nue', (id) => `${limit.url}/answer/${assessmentId}/${id}`, web.url),
    json('API', (id) => api.url + path + id, web.url),
    json('page, script', (id) => web.url + path + id, web.url),
    {
      what: 'page, formulaire',
      async save(worker) {
        const criterion = next(worker);
        const revision = revisions.get(criterion) ?? 0;
        const { response, justification } = nextAnswer();
        const body = new URLSearchParams({
          [`${criterion}.revision`]: String(revision),
          [`${criterion}.was`]: '',
          [`${criterion}.choice`]: `level:${response.level}`,
          [`${criterion}.justification`]: justification,
        }).toString();
        const { status, text } = await send(
          'POST',
          `${web.url}/espace/solutions/${slug}/evaluation/${criterion.slice(0, 3)}`,
          {
            cookie,
            origin: web.url,
            accept: 'text/html',
            'content-type': 'application/x-www-form-urlencoded',
          },
          body,
        );
        if (status !== 303) throw new Error(`formulaire : ${status} ${text.slice(0, 600)}`);
        revisions.set(criterion, revision + 1);
      },
    },
  ];
}
