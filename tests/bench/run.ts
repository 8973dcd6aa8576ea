/**
 * `pnpm bench [--tailles 200,10000] [--moteurs postgres,pglite] [--requetes 200] [--serveur postgres://…]
 *  [--cas liste] [--durees] [--ecrire]`
 * Every case in turn with the limit, in interleaved bursts: whatever else the machine does weighs on both. CPU of each
 * process and of the database per request, memory, durations. `--cas` keeps those whose name holds the text. Never a pass or a fail: figures only. `--ecrire` puts
 * them, with those of earlier runs for other sizes, in docs/performance.md.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { casesOf, type Case } from './cases.ts';
import { IMPORTED, importSeconds } from './import-file.ts';
import { burst, closeConnections, inTurn, meter, summarise, type Sample } from './measure.ts';
import {
  catalogue,
  postgresServer,
  ROOT,
  settle,
  startServers,
  type Environment,
  type Server,
  type Servers,
} from './places.ts';
import { memoryOf } from './processes.ts';
import { report } from './report.ts';
import { keep, readResults, type Row } from './results.ts';

const { values: options } = parseArgs({
  options: {
    tailles: { type: 'string', default: '200,10000' },
    moteurs: { type: 'string', default: 'postgres,pglite' },
    requetes: { type: 'string', default: '200' },
    serveur: { type: 'string' },
    cas: { type: 'string', default: '' },
    durees: { type: 'boolean', default: false },
    ecrire: { type: 'boolean', default: false },
  },
});
const ROUNDS = 5;
const CONCURRENCY = 4;
const WARM_UP = 40;
const perBurst = Math.ceil(Number(options.requetes) / ROUNDS);

async function measure(
  one: Case,
  { api, web, limit, bare }: Servers,
  database: (() => number) | null,
): Promise<Row> {
  const base = database && { base: database };
  const meters = { api: meter(api.pid), web: meter(web.pid), ...base };
  const limitMeters = { limit: limit ? meter(limit.pid) : () => 0, ...base };
  const bareMeters = { limit: meter(bare.pid), api: meter(api.pid), ...base };
  const lanes = [
    { urls: inTurn(one.urls), meters, samples: [] as Sample[] },
    {
      urls: one.limit && inTurn(one.limit),
      meters: one.bare ? bareMeters : limitMeters,
      samples: [] as Sample[],
    },
    { urls: one.floor && inTurn(one.floor), meters: limitMeters, samples: [] as Sample[] },
  ];
  for (let round = -1; round < ROUNDS; round++) {
    for (const { urls, meters: read, samples } of lanes) {
      if (!urls) continue;
      const requests = round < 0 ? WARM_UP : perBurst;
      const sample = await burst(urls, requests, CONCURRENCY, read);
      if (round >= 0) samples.push(sample);
    }
  }
  const [product, limited, least] = lanes.map(({ samples }) => samples);
  const { what, target, growth } = one;
  return {
    what,
    product: summarise(product!),
    ...(one.limit && { limit: summarise(limited!) }),
    ...(one.floor && { floor: summarise(least!) }),
    ...(target !== undefined && { target }),
    ...(growth !== undefined && { growth }),
  };
}

async function runOne(
  engine: string,
  size: number,
  environment: Environment,
  server: Server | null,
): Promise<void> {
  const database = server && (() => server.cpu());
  const seconds: Record<string, number> = {};
  const loaded = catalogue(['db', 'scale', String(size)], environment);
  if (environment.DATABASE_URL) await settle(environment.DATABASE_URL);
  if (options.durees) {
    if (!options.serveur) seconds['chargement des données générées'] = loaded;
    seconds['reconstruction du modèle de lecture'] = catalogue(
      ['read-model', 'rebuild'],
      environment,
    );
    if (environment.DATABASE_URL) await settle(environment.DATABASE_URL);
    if (server && size === IMPORTED)
      seconds[`import d’une liste de ${IMPORTED} entrées`] = await importSeconds(
        server,
        environment.DATABASE_URL!,
      );
  }
  const servers = await startServers(environment);
  try {
    const places = {
      api: servers.api.url,
      web: servers.web.url,
      limit: servers.limit?.url ?? null,
      bare: servers.bare.url,
    };
    const rows: Row[] = [];
    const loads: number[] = [];
    const asked = options.cas.toLowerCase();
    const cases = await casesOf(places);
    for (const one of cases.filter(({ what }) => what.toLowerCase().includes(asked))) {
      rows.push(await measure(one, servers, database));
      loads.push(loadavg()[0]!);
      console.error(`${engine} ${size} : ${one.what}`);
    }
    keep({
      engine,
      size,
      on: new Date().toISOString().slice(0, 10),
      load: loads.reduce((total, value) => total + value, 0) / Math.max(1, loads.length),
      rows,
      memory: { api: memoryOf(servers.api.pid), web: memoryOf(servers.web.pid) },
      seconds,
    });
  } finally {
    closeConnections();
    await Promise.all([
      servers.api.stop(),
      servers.web.stop(),
      servers.limit?.stop(),
      servers.bare.stop(),
    ]);
  }
}

/** Puts the tables between the marks of the document. */
async function write(tables: string): Promise<void> {
  const file = resolve(ROOT, 'docs/performance.md');
  const before = readFileSync(file, 'utf8');
  const [open, close] = ['<!-- bench: generated -->', '<!-- /bench -->'];
  const [start, end] = [before.indexOf(open), before.indexOf(close)];
  if (start < 0 || end < start) throw new Error(`${file} n’a pas ${open} … ${close}`);
  const after = `${before.slice(0, start + open.length)}\n\n${tables}\n\n${before.slice(end)}`;
  writeFileSync(file, await format(after, { parser: 'markdown' }));
}

if (!existsSync(resolve(ROOT, 'apps/web/build/index.js')))
  throw new Error('Construisez d’abord le site : pnpm build');
for (const engine of options.moteurs.split(',').filter(Boolean)) {
  const server = engine === 'postgres' ? await postgresServer(options.serveur) : null;
  try {
    for (const size of options.tailles.split(',').map(Number)) {
      const folder = resolve(ROOT, `.cache/bench/pglite-${size}`);
      if (!server) mkdirSync(folder, { recursive: true });
      const environment: Environment = server
        ? { DATABASE_URL: await server.url(`bench_${size}`) }
        : { DATA_DIR: folder, DATABASE_URL: '' };
      await runOne(engine, size, environment, server);
    }
  } finally {
    await server?.stop();
  }
}
const tables = report(readResults());
if (options.ecrire) await write(tables);
console.log(tables);
