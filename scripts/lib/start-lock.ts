/**
 * One `start` per data folder. The database takes its own lock; this one answers before anything is built,
 * knows the address of the first, and finds what a killed `start` may have left behind.
 */
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findProcess, isRunning, type ProcessIdentity } from './processes.ts';
import { Refusal } from './refusal.ts';

type Claim = ProcessIdentity & { origin: string; children: ProcessIdentity[] };

export type StartLock = {
  /** to be waited for by the next start, should this one be killed */
  addChild(pid: number): void;
  release(): void;
};

const ORPHANS_HAVE_MS = 10_000;

/** @throws Refusal naming the process that already serves this folder, and its address. */
export async function takeStartLock(dataDir: string, origin: string): Promise<StartLock> {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'start.lock');
  const draft = join(dataDir, `start.lock.${process.pid}`);
  const claim: Claim = { ...identify(process.pid), origin, children: [] };

  while (!place(path, draft, claim)) {
    const first = read(path);
    if (first && isRunning(first)) throw new Refusal(alreadyRunning(dataDir, first));
    for (const orphan of first?.children ?? []) await gone(orphan);
    // Another start may have replaced it meanwhile: then the next turn meets a live claim.
    if (read(path)?.pid === first?.pid) rmSync(path, { force: true });
  }
  return {
    addChild(pid) {
      claim.children.push(identify(pid));
      writeFileSync(draft, JSON.stringify(claim));
      renameSync(draft, path);
    },
    release: () => rmSync(path, { force: true }),
  };
}

/** The link fails when the lock is there, and shows it whole or not at all. */
function place(path: string, draft: string, claim: Claim): boolean {
  writeFileSync(draft, JSON.stringify(claim));
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

function read(path: string): Claim | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Claim;
  } catch {
    return null;
  }
}

function identify(pid: number): ProcessIdentity {
  const row = findProcess(pid);
  return { pid, startedAt: row?.startedAt ?? 'gone' };
}

/** Children stop with their parent; one that is too busy to notice is stopped here. */
async function gone(orphan: ProcessIdentity): Promise<void> {
  const deadline = Date.now() + ORPHANS_HAVE_MS;
  while (isRunning(orphan)) {
    if (Date.now() > deadline) process.kill(orphan.pid, 'SIGKILL');
    await wait(50);
  }
}

const alreadyRunning = (dataDir: string, first: Claim): string =>
  `Le catalogue tourne déjà sur le dossier de données « ${dataDir} » : processus ${first.pid}, à l’adresse ${first.origin}\n` +
  `Arrêtez-le (kill ${first.pid}), ou choisissez un autre dossier et d’autres ports avec DATA_DIR, PORT et API_PORT.`;
