/**
 * `pnpm bench:search <search-corpus.json> [--url http://…] [--detail réglage|rapport] [--inconnus]`
 * Loads the corpus in a fresh embedded database through the command line, asks the real API every judged query, and
 * prints nDCG@10, MRR, success@1, share without result and times. The judgements are split in two by a hash of the
 * query: one tunes on `réglage` and reports `rapport`.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { freePort, startServer } from '../processes.ts';
import { judge, mean, quantile, type Half, type Judged, type Outcome } from './measures.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const DATA_DIR = resolve(ROOT, '.cache/bench-search');
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { url: { type: 'string' }, detail: { type: 'string' }, inconnus: { type: 'boolean' } },
});
const corpus = positionals[0];
if (!corpus && !options.url)
  throw new Error('Indiquez le chemin de search-corpus.json, ou --url d’une API déjà chargée.');

const judged = JSON.parse(
  readFileSync(resolve(import.meta.dirname, 'judgements.json'), 'utf8'),
) as Judged[];
const halfOf = (query: string): Half =>
  createHash('sha256').update(query).digest()[0]! % 2 === 0 ? 'réglage' : 'rapport';

async function startApi(path: string) {
  rmSync(DATA_DIR, { recursive: true, force: true });
  const env = { DATA_DIR, DEMO: 'false', DATABASE_URL: '', LOG_LEVEL: 'silent' };
  const loaded = spawnSync(
    process.execPath,
    [resolve(ROOT, 'apps/api/src/cli/catalogue.ts'), 'import', resolve(path)],
    { cwd: ROOT, env: { ...process.env, ...env }, encoding: 'utf8' },
  );
  if (loaded.status !== 0) throw new Error(`L’import a échoué : ${loaded.stdout}${loaded.stderr}`);
  const port = String(await freePort());
  return startServer(
    resolve(ROOT, 'apps/api/src/server.ts'),
    { ...env, API_PORT: port, NODE_ENV: 'production' },
    `http://127.0.0.1:${port}`,
    '/readyz',
  );
}

type Listed = { total: number; items: { name: string; sourceId: string }[]; query: object };

async function ask(url: string, query: string): Promise<{ body: Listed; ms: number }> {
  const start = performance.now();
  const reply = await fetch(`${url}/api/v1/solutions?pageSize=20&q=${encodeURIComponent(query)}`);
  const body = (await reply.json()) as Listed;
  const ms = performance.now() - start;
  if (!reply.ok) throw new Error(`« ${query} » : ${reply.status} ${JSON.stringify(body)}`);
  return { body, ms };
}

const unjudged: string[] = [];

async function outcomes(url: string): Promise<Outcome[]> {
  for (const { query } of judged.slice(0, 20)) await ask(url, query);
  const all: Outcome[] = [];
  for (const one of judged) {
    const { body, ms } = await ask(url, one.query);
    const top = body.items.slice(0, 10);
    const outcome = judge(
      one,
      top.map(({ sourceId }) => sourceId),
      body.total,
      ms,
    );
    all.push(outcome);
    const unknown = top.filter(({ sourceId }) => one.grades[sourceId] === undefined);
    unjudged.push(`${one.query}\t${unknown.map((item) => `${item.sourceId}`).join(' ')}`);
    if (options.detail === halfOf(one.query)) show(one, body, outcome);
  }
  return all;
}

function show(one: Judged, body: Listed, { ndcg }: Outcome): void {
  console.log(`\n${ndcg.toFixed(2)}  ${one.query}  (${body.total}) ${JSON.stringify(body.query)}`);
  console.log(
    body.items
      .slice(0, 10)
      .map(({ name, sourceId }) => `${one.grades[sourceId] ?? '·'} ${name.slice(0, 30)}`)
      .join(' | '),
  );
}

function row(name: string, some: Outcome[]): string {
  const number = (value: number) => value.toFixed(3).padStart(7);
  const times = some.map(({ ms }) => ms);
  return [
    `${name} (${some.length})`.padEnd(16),
    number(mean(some.map(({ ndcg }) => ndcg))),
    number(mean(some.map(({ reciprocalRank }) => reciprocalRank))),
    number(mean(some.map(({ successAt1 }) => Number(successAt1)))),
    `${(100 * mean(some.map(({ empty }) => Number(empty)))).toFixed(1)} %`.padStart(7),
    `${quantile(times, 0.5).toFixed(1)} ms`.padStart(9),
    `${quantile(times, 0.99).toFixed(1)} ms`.padStart(9),
  ].join('  ');
}

function report(all: Outcome[]): void {
  console.log('\nmoitié            nDCG@10      MRR   succès@1  sans rés.  médiane       p99');
  for (const half of ['réglage', 'rapport'] as const) {
    console.log(
      row(
        half,
        all.filter(({ query }) => halfOf(query) === half),
      ),
    );
  }
  console.log(row('ensemble', all));
  console.log('\nLes dix moins bonnes :');
  for (const { ndcg, query } of all.toSorted((a, b) => a.ndcg - b.ndcg).slice(0, 10)) {
    console.log(`  ${ndcg.toFixed(2)}  ${query}  (${halfOf(query)})`);
  }
  if (options.inconnus) console.log(`\nRésultats non jugés :\n${unjudged.join('\n')}`);
}

const api = options.url ? null : await startApi(corpus!);
try {
  report(await outcomes(options.url ?? api!.url));
} finally {
  await api?.stop();
}
