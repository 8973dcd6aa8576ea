/** Sends bounded bursts of requests over kept-alive connections and sums them up. */
import { Agent, get } from 'node:http';
import { cpuOf } from './processes.ts';

export type Sample = {
  latencies: number[];
  cpu: Record<string, number>;
  bytes: number;
  requests: number;
};
export type Summary = {
  median: number;
  p99: number;
  cpu: Record<string, number>;
  bytes: number;
  requests: number;
};

const agents = new Map<string, Agent>();

function agentOf(url: string): Agent {
  const origin = new URL(url).origin;
  const agent = agents.get(origin) ?? new Agent({ keepAlive: true, maxSockets: 8 });
  agents.set(origin, agent);
  return agent;
}

export const closeConnections = (): void => agents.forEach((agent) => agent.destroy());

/** @returns status, bytes on the wire and milliseconds. */
export function request(
  url: string,
): Promise<{ status: number; bytes: number; ms: number; body: Buffer }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    get(url, { agent: agentOf(url) }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const body = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          bytes: body.length,
          ms: performance.now() - start,
          body,
        });
      });
      response.on('error', reject);
    }).on('error', reject);
  });
}

/** Each of the addresses in turn, without end. */
export function* inTurn(urls: string[]): Generator<string, never> {
  for (;;) yield* urls;
}

/** `concurrency` requests at a time of the addresses given, `requests` in all; CPU is per process named in `meters`. */
export async function burst(
  urls: Generator<string, never>,
  requests: number,
  concurrency: number,
  meters: Record<string, () => number>,
): Promise<Sample> {
  const before = Object.fromEntries(Object.entries(meters).map(([name, read]) => [name, read()]));
  const latencies: number[] = [];
  let bytes = 0;
  let sent = 0;
  const worker = async () => {
    while (sent++ < requests) {
      const url = urls.next().value;
      const answer = await request(url);
      if (answer.status !== 200)
        throw new Error(`${url} répond ${answer.status} : ${answer.body.toString().slice(0, 300)}`);
      latencies.push(answer.ms);
      bytes += answer.bytes;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  const cpu = Object.fromEntries(
    Object.entries(meters).map(([name, read]) => [name, read() - before[name]!]),
  );
  return { latencies, cpu, bytes, requests };
}

export function summarise(samples: Sample[]): Summary {
  const latencies = samples.flatMap((sample) => sample.latencies).sort((a, b) => a - b);
  const requests = samples.reduce((total, sample) => total + sample.requests, 0);
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  const names = Object.keys(samples[0]?.cpu ?? {});
  return {
    median: at(0.5),
    p99: at(0.99),
    bytes: samples.reduce((total, sample) => total + sample.bytes, 0) / requests,
    cpu: Object.fromEntries(
      names.map((name) => [name, samples.reduce((total, s) => total + s.cpu[name]!, 0) / requests]),
    ),
    requests,
  };
}

export const meter = (pid: number) => () => cpuOf(pid);
