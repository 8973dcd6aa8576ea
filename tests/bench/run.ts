/**
 * `pnpm bench [--tailles 200,10000] [--moteurs postgres,pglite] [--requetes 200]`
 * List, search and solution page, by API and by SSR; medians, 99th percentile, CPU per request of each process, bytes,
 * memory, and ratios to the limit run in the same interleaved bursts. Never a pass or a fail: figures only.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startTestPostgres } from '@gouvtech/db/testing';
import {
  burst,
  closeConnections,
  meter,
  request,
  summarise,
  type Sample,
  type Summary,
} from './measure.ts';
import { cpuOfFamily, freePort, memoryOf, startServer, type Running } from './processes.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const { values: options } = parseArgs({
  options: {
    tailles: { type: 'string', default: '200,10000' },
    moteurs: { type: 'string', default: 'postgres,pglite' },
    requetes: { type: 'string', default: '200' },
  },
});
const sizes = options.tailles.split(',').map(Number);
const engines = options.moteurs.split(',');
const perBurst = Math.ceil(Number(options.requetes) / 5);
const ROUNDS = 5;
const CONCURRENCY = 4;

type Row = { engine: string; size: number; what: string; summary: Summary; limit?: Summary };
const rows: Row[] = [];
const memory: string[] = [];

function catalogue(args: string[], env: Record<string, string>): void {
  const { status } = spawnSync(
    process.execPath,
    [resolve(ROOT, 'apps/api/src/cli/catalogue.ts'), ...args],
    {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  );
  if (status !== 0) throw new Error(`catalogue ${args.join(' ')} a échoué`);
}

const SEARCHES = [
  'parapheur electronique',
  'gestion des courriers',
  'paie',
  'urbanisme permis',
  'visioconference',
  'signature',
];

async function slugs(api: string): Promise<string[]> {
  const { body } = await request(
    `${api}/api/v1/solutions?sort=name&pageSize=100&assessment=published`,
  );
  return (JSON.parse(body.toString()) as { items: { slug: string }[] }).items.map(
    (item) => item.slug,
  );
}

/** Cases in turn, product then limit, several rounds: whatever else the machine does weighs on both. */
async function measure(
  engine: string,
  size: number,
  api: Running,
  web: Running,
  limit: Running | null,
  database: (() => number) | null,
) {
  const known = await slugs(api.url);
  const cases: { what: string; urls: string[]; limit?: string[] }[] = [
    {
      what: 'API liste',
      urls: [`${api.url}/api/v1/solutions?sort=name`],
      ...(limit && { limit: [`${limit.url}/list`] }),
    },
    {
      what: 'API recherche',
      urls: SEARCHES.map((q) => `${api.url}/api/v1/solutions?q=${encodeURIComponent(q)}`),
      ...(limit && {
        limit: SEARCHES.map((q) => `${limit.url}/search?q=${encodeURIComponent(q)}`),
      }),
    },
    {
      what: 'API solution',
      urls: known.map((slug) => `${api.url}/api/v1/solutions/${slug}`),
      ...(limit && { limit: known.map((slug) => `${limit.url}/solution/${slug}`) }),
    },
    { what: 'SSR accueil', urls: [`${web.url}/`] },
    { what: 'SSR liste', urls: [`${web.url}/solutions?sort=name`] },
    {
      what: 'SSR recherche',
      urls: SEARCHES.map((q) => `${web.url}/solutions?q=${encodeURIComponent(q)}`),
    },
    { what: 'SSR solution', urls: known.map((slug) => `${web.url}/solutions/${slug}`) },
  ];
  const meters = { api: meter(api.pid), web: meter(web.pid), ...(database && { base: database }) };
  const limitMeters = {
    limit: limit ? meter(limit.pid) : () => 0,
    ...(database && { base: database }),
  };
  for (const { what, urls, limit: limitUrls } of cases) {
    const samples: Sample[] = [];
    const limitSamples: Sample[] = [];
    await burst(urls, Math.min(perBurst, 20), CONCURRENCY, meters);
    if (limitUrls) await burst(limitUrls, Math.min(perBurst, 20), CONCURRENCY, limitMeters);
    for (let round = 0; round < ROUNDS; round++) {
      samples.push(await burst(urls, perBurst, CONCURRENCY, meters));
      if (limitUrls) limitSamples.push(await burst(limitUrls, perBurst, CONCURRENCY, limitMeters));
    }
    rows.push({
      engine,
      size,
      what,
      summary: summarise(samples),
      ...(limitUrls && { limit: summarise(limitSamples) }),
    });
  }
  memory.push(
    `${engine} ${size} : API ${memoryOf(api.pid).toFixed(0)} Mio, web ${memoryOf(web.pid).toFixed(0)} Mio`,
  );
}

async function runOne(
  engine: string,
  size: number,
  environment: Record<string, string>,
  database: (() => number) | null,
): Promise<void> {
  catalogue(['db', 'scale', String(size)], environment);
  const [apiPort, webPort, limitPort] = [await freePort(), await freePort(), await freePort()];
  const apiUrl = `http://127.0.0.1:${apiPort}`;
  const api = await startServer(
    resolve(ROOT, 'apps/api/src/server.ts'),
    { ...environment, API_PORT: String(apiPort), LOG_LEVEL: 'info', NODE_ENV: 'production' },
    apiUrl,
    '/readyz',
  );
  const web = await startServer(
    resolve(ROOT, 'apps/web/build/index.js'),
    {
      API_URL: apiUrl,
      PORT: String(webPort),
      HOST: '127.0.0.1',
      ORIGIN: `http://127.0.0.1:${webPort}`,
    },
    `http://127.0.0.1:${webPort}`,
    '/aide',
  );
  const limit = environment.DATABASE_URL
    ? await startServer(
        resolve(import.meta.dirname, 'limit.ts'),
        { ...environment, LIMIT_PORT: String(limitPort) },
        `http://127.0.0.1:${limitPort}`,
        '/ready',
      )
    : null;
  try {
    await measure(engine, size, api, web, limit, database);
  } finally {
    await Promise.all([api.stop(), web.stop(), limit?.stop()]);
  }
}

const ms = (value: number) => value.toFixed(value < 10 ? 2 : 1).replace('.', ',');
const sum = (cpu: Record<string, number>) =>
  Object.values(cpu).reduce((total, value) => total + value, 0);

function report(): void {
  console.log(
    '\n| Moteur | Solutions | Cas | Médiane (ms) | p99 (ms) | CPU/requête (ms) : API, web, base | Octets | Rapport à la limite (CPU) |',
  );
  console.log('|---|---:|---|---:|---:|---|---:|---:|');
  for (const { engine, size, what, summary, limit } of rows) {
    const cpu = ['api', 'web', 'base']
      .map((name) => (name in summary.cpu ? ms(summary.cpu[name]!) : '–'))
      .join(' · ');
    const ratio = limit ? (sum(summary.cpu) / sum(limit.cpu)).toFixed(2).replace('.', ',') : '';
    console.log(
      `| ${engine} | ${size} | ${what} | ${ms(summary.median)} | ${ms(summary.p99)} | ${cpu} | ${Math.round(summary.bytes)} | ${ratio} |`,
    );
  }
  console.log(
    `\nMémoire résidente après la mesure :\n${memory.map((line) => `- ${line}`).join('\n')}`,
  );
}

if (!existsSync(resolve(ROOT, 'apps/web/build/index.js')))
  throw new Error('Construisez d’abord le site : pnpm build');
for (const engine of engines) {
  for (const size of sizes) {
    if (engine === 'postgres') {
      const server = await startTestPostgres();
      try {
        await runOne(engine, size, { DATABASE_URL: server.url }, () => cpuOfFamily(server.pid));
      } finally {
        closeConnections();
        await server.stop();
      }
    } else {
      const folder = resolve(ROOT, `.cache/bench/pglite-${size}`);
      mkdirSync(resolve(folder, '..'), { recursive: true });
      await runOne(engine, size, { DATA_DIR: folder }, null);
      closeConnections();
    }
  }
}
report();
