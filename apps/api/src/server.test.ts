import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';

const SERVER = fileURLToPath(new URL('./server.ts', import.meta.url));
const folders: string[] = [];
const processes: ChildProcess[] = [];

afterEach(() => {
  for (const child of processes.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

describe('the server', { timeout: 60_000 }, () => {
  it('is ready once it listens, and exits 0 soon after it is asked to stop', async () => {
    const server = start();
    const port = await server.listening;
    const origin = `http://127.0.0.1:${port}`;
    expect((await fetch(`${origin}/livez`)).status).toBe(200);
    expect((await fetch(`${origin}/readyz`)).status).toBe(200);
    expect((await fetch(`${origin}/api/v1/solutions`)).status).toBe(200);
    const began = Date.now();
    server.child.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    expect(Date.now() - began).toBeLessThan(15_000);
    await expect(reach(port)).rejects.toThrow('ECONNREFUSED');
  });

  it('refuses to start on a wrong value, naming it', async () => {
    const server = start({ API_PORT: 'abc', LOG_LEVEL: 'verbose' });
    expect(await server.exit).toBe(1);
    expect(server.errors()).toContain('API_PORT contient « abc »');
    expect(server.errors()).toContain('LOG_LEVEL contient « verbose »');
    expect(server.errors()).not.toMatch(/\n\s+at /);
  });

  it('says which variable to change when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const server = start({ API_PORT: String(port) });
    expect(await server.exit).toBe(1);
    expect(server.errors()).toContain('un autre programme l’utilise. Changez HOST ou API_PORT.');
    other.close();
  });
});

function start(env: Record<string, string> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'gouvtech-api-'));
  folders.push(folder);
  const child = spawn(process.execPath, [SERVER], {
    env: { PATH: process.env['PATH'], API_PORT: '0', DATA_DIR: folder, ...env },
  });
  processes.push(child);
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += chunk.toString()));
  const exit = new Promise<number | null>((resolve) => child.once('close', resolve));
  const listening = new Promise<number>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk.toString();
      const found = /Server listening at http:\/\/[^:]+:(\d+)/.exec(output);
      if (found) resolve(Number(found[1]));
    });
    child.once('close', () => reject(new Error(`stopped before listening: ${errors}`)));
  });
  listening.catch(() => {});
  return { child, exit, listening, errors: () => errors };
}

const reach = (port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve();
    });
    socket.on('error', reject);
  });
