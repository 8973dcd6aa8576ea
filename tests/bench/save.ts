/**
 * `pnpm bench:save [--serveur postgres://…] [--requetes 1200] [--personnes 20] [--secondes 60]`
 * What saving one answer costs, by the API and by the page (script and form), against a bare write of the same row, in
 * interleaved bursts; then people who edit one assessment together: nothing they wrote may be lost. Never a pass or a
 * fail: figures only.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { migrate, openDb } from '@gouvtech/db';
import { openWorkshop } from '../helpers/workshop.ts';
import { meter, summarise, type Sample } from './measure.ts';
import { postgresServer, ROOT, settle, startPair } from './places.ts';
import { edit, lostIn } from './save-together.ts';
import { drafts, lanesOf, type Lane } from './save-lanes.ts';

const { values: options } = parseArgs({
  options: {
    serveur: { type: 'string' },
    requetes: { type: 'string', default: '1200' },
    personnes: { type: 'string', default: '20' },
    secondes: { type: 'string', default: '60' },
  },
});
const ROUNDS = 6;
const CONCURRENCY = 4;
const WARM_UP = 300;

/** Each worker has answers of its own: what is measured here is the save, not the conflict. */
async function burst(
  lane: Lane,
  requests: number,
  meters: Record<string, () => number>,
): Promise<Sample> {
  const before = Object.fromEntries(Object.entries(meters).map(([name, read]) => [name, read()]));
  const latencies: number[] = [];
  let left = requests;
  const worker = async (number: number) => {
    while (left-- > 0) {
      const start = performance.now();
      await lane.save(number);
      latencies.push(performance.now() - start);
    }
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, (_, number) => worker(number)));
  const cpu = Object.entries(meters).map(([name, read]) => [name, read() - before[name]!] as const);
  return { latencies, cpu: Object.fromEntries(cpu), bytes: 0, requests };
}

if (!existsSync(resolve(ROOT, 'apps/web/build/index.js')))
  throw new Error('Construisez d’abord le site : pnpm build');
const server = await postgresServer(options.serveur);
const url = await server.fresh('bench_save');
const database = await openDb({ url });
await migrate(database);
const people = Number(options.personnes);
const workshop = await openWorkshop(database, people);
await settle(url);
const places = await startPair({ DATABASE_URL: url });
try {
  const lanes = lanesOf(places, workshop, drafts(CONCURRENCY));
  const pids = { api: places.api.pid, web: places.web.pid, limit: places.limit.pid };
  const meters = {
    ...Object.fromEntries(Object.entries(pids).map(([name, pid]) => [name, meter(pid)])),
    base: () => server.cpu(),
  };
  const samples = new Map<string, Sample[]>(lanes.map(({ what }) => [what, []]));
  for (let round = -1; round < ROUNDS; round++) {
    for (const lane of lanes) {
      const requests = round < 0 ? WARM_UP : Math.ceil(Number(options.requetes) / ROUNDS);
      const sample = await burst(lane, requests, meters);
      if (round >= 0) samples.get(lane.what)!.push(sample);
    }
  }
  const rows = lanes.map(({ what }) => {
    const { median, p99, cpu } = summarise(samples.get(what)!);
    return {
      what,
      median,
      p99,
      cpu: Object.values(cpu).reduce((sum, one) => sum + one, 0),
      ...cpu,
    };
  });
  const bare = rows[0]!;
  console.table(
    rows.map(({ what, median, p99, cpu, ...each }) => ({
      what,
      'médiane ms': median.toFixed(1),
      'p99 ms': p99.toFixed(1),
      'CPU ms': cpu.toFixed(2),
      'rapport CPU': (cpu / bare.cpu).toFixed(2),
      ...Object.fromEntries(
        Object.entries(each).map(([name, ms]) => [name, Number(ms).toFixed(2)]),
      ),
    })),
  );
  if (people > 1) {
    const told = await edit(places.api.url, workshop, Number(options.secondes) * 1000);
    console.table({ ...told, ...(await lostIn(database, workshop.assessmentId, told.saved)) });
  }
} finally {
  await Promise.all([places.api.stop(), places.web.stop(), places.limit.stop()]);
  await database.close();
  await server.stop();
}
