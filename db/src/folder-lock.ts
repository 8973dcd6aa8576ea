/**
 * One process per data folder: two on the same PGlite folder destroy each other's writes without an error.
 * Each claimant puts down one file of its own and then looks for the others; the file of a dead process is
 * removed by whoever meets it. No file is ever taken over, so there is no moment at which two can win.
 */
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DbError } from './errors.ts';
import { currentProcess, isRunning, type ProcessIdentity } from './process-identity.ts';

const BEAT_MS = 2_000;
/** Without a beat for so long, a process whose number cannot be checked is dead. */
const SILENCE_MS = 20_000;
const TRIES = 4;
const LOOK_AGAIN_MS = 100;

type Claim = ProcessIdentity & { since: string };

/**
 * @param patienceMs how long to wait for a holder that is about to end, such as the orphan of a killed `start`
 * @returns the function that releases the folder
 * @throws DbError `folder-locked` naming the holder
 */
export async function lockFolder(folder: string, patienceMs = 0): Promise<() => void> {
  const deadline = Date.now() + patienceMs;
  const claims = join(folder, 'lock');
  mkdirSync(claims, { recursive: true });
  for (let attempt = 1; ; attempt++) {
    const mine = stake(claims);
    const holder = otherLiveClaim(claims, mine);
    if (!holder) return keep(mine);
    rmSync(mine, { force: true });
    if (Date.now() < deadline) {
      await wait(LOOK_AGAIN_MS);
      continue;
    }
    const bothJustCame = Date.now() - Date.parse(holder.since) < 1_000;
    if (!bothJustCame || attempt >= TRIES) throw lockedError(folder, holder);
    await wait(50 + Math.random() * 250);
  }
}

function stake(claims: string): string {
  const name = `${process.pid}-${randomBytes(6).toString('hex')}`;
  const claim: Claim = { ...currentProcess(), since: new Date().toISOString() };
  const draft = join(claims, `${name}.draft`);
  writeFileSync(draft, JSON.stringify(claim));
  const path = join(claims, `${name}.json`);
  renameSync(draft, path);
  return path;
}

function otherLiveClaim(claims: string, mine: string): Claim | null {
  for (const name of readdirSync(claims)) {
    const path = join(claims, name);
    if (!name.endsWith('.json') || path === mine) continue;
    const claim = readClaim(path);
    if (!claim) continue;
    if (isAlive(claim, path)) return claim;
    rmSync(path, { force: true });
  }
  return null;
}

function isAlive(claim: Claim, path: string): boolean {
  const running = isRunning(claim);
  if (running !== 'unknown') return running === 'yes';
  const beat = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - beat < SILENCE_MS;
}

function readClaim(path: string): Claim | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Claim;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function keep(path: string): () => void {
  const beat = setInterval(() => {
    const now = new Date();
    // Gone when someone removed the whole folder: the database will say so itself.
    if (existsSync(path)) utimesSync(path, now, now);
  }, BEAT_MS);
  beat.unref();
  return () => {
    clearInterval(beat);
    rmSync(path, { force: true });
  };
}

function lockedError(folder: string, holder: Claim): DbError {
  const since = new Date(holder.since).toLocaleString('fr-FR', {
    dateStyle: 'long',
    timeStyle: 'medium',
    timeZone: 'Europe/Paris',
  });
  return new DbError(
    'folder-locked',
    `Le dossier de données « ${folder} » est déjà utilisé par le processus ${holder.pid}, depuis le ${since} (heure de Paris). ` +
      'Arrêtez ce processus ou choisissez un autre dossier, puis recommencez.',
  );
}
