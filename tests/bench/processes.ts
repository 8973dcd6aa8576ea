/** Starts a process, waits until it answers, and reads what it costs from /proc (Linux). */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';

const TICKS_PER_SECOND = 100;

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}

export type Running = { pid: number; url: string; stop(): Promise<void> };

export async function startServer(
  file: string,
  env: Record<string, string>,
  url: string,
  ready: string,
  nodeOptions: string[] = [],
): Promise<Running> {
  const child: ChildProcess = spawn(process.execPath, [...nodeOptions, file], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let stderr = '';
  child.stderr?.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const exited = new Promise<void>((done) => child.once('exit', () => done()));
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`${file} a cessé : ${stderr}`);
    const response = await fetch(url + ready).catch(() => null);
    await response?.arrayBuffer();
    if (response?.ok) {
      return {
        pid: child.pid!,
        url,
        async stop() {
          child.kill('SIGTERM');
          await exited;
        },
      };
    }
    await new Promise((done) => setTimeout(done, 200));
  }
  child.kill('SIGKILL');
  throw new Error(`${file} ne répond pas après 60 s : ${stderr}`);
}

/** User and system CPU of a process since it started, in milliseconds. */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

/** Memory in MiB: resident, and with pages shared with other processes counted once between them. */
export function memoryOf(pid: number): { resident: number; proportional: number } {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const read = (name: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(rollup)?.[1] ?? 0) / 1024;
  return { resident: read('Rss'), proportional: read('Pss') };
}

/** CPU of a process and of all its children, those that ended included: a PostgreSQL server. */
export function cpuOfFamily(root: number): number {
  let total = 0;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const own = Number(fields[11]) + Number(fields[12]);
      if (Number(name) === root) total += own + Number(fields[13]) + Number(fields[14]);
      else if (Number(fields[1]) === root) total += own;
    } catch {
      // the process ended while we looked
    }
  }
  return (total * 1000) / TICKS_PER_SECOND;
}
