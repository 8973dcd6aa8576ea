/** `pnpm catalogue audit verify|export`: the chain of the event log, verified or copied. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { eventPages, verifyEventLog, type LogFault, type LogHead } from '@gouvtech/db';
import { jsonLine } from '../modules/journal/index.ts';
import { CommandRefused, count, say, warn, type Command } from './command.ts';
import { withDatabase } from './open.ts';

const FAULTS: Record<LogFault, string> = {
  missing: 'elle manque',
  'previous-hash': 'elle ne suit pas la ligne précédente',
  hash: 'son contenu n’est plus celui qui a été signé',
  columns: 'ses colonnes ne disent pas la même chose que son contenu',
  head: 'le journal s’arrête ici, la tête de la chaîne dit autre chose : des lignes manquent à la fin',
  'saved-head': 'elle n’est plus celle de la tête gardée : la fin est coupée, ou tout est réécrit',
};

const HEAD = /^(\d{1,15}):([0-9a-f]{64})$/;

export const auditCommand: Command = {
  usage:
    'audit verify [--tete <ligne:empreinte>] | audit export [--depuis <ligne>] [--fichier <chemin>]',
  summary:
    'Vérifie la chaîne du journal, et nomme la première ligne qui ne va pas ; ou copie le journal, une ligne JSON par évènement. Gardez ailleurs la tête que la vérification donne.',
  options: {
    tete: { type: 'string' },
    depuis: { type: 'string' },
    fichier: { type: 'string' },
  },
  run([what], { tete, depuis, fichier }) {
    if (what === 'verify') return verify(readHead(tete));
    if (what === 'export') return exportLog(readStart(depuis), fichier as string | undefined);
    throw new CommandRefused('Dites « audit verify » ou « audit export ».');
  },
};

async function verify(saved: LogHead | undefined): Promise<number> {
  const result = await withDatabase((database) => verifyEventLog(database, saved));
  if (result.ok) {
    say(`Journal intact : ${count(result.events, 'évènement')}.`);
    if (result.head) say(`Tête de la chaîne : ${result.events}:${result.head}`);
    return 0;
  }
  warn(`Journal altéré. Première ligne en cause : ${result.seq}, ${FAULTS[result.fault]}.`);
  return 1;
}

/** A page in memory at a time, and no faster than who reads. */
async function exportLog(after: number, file: string | undefined): Promise<number> {
  const out = file === undefined ? process.stdout : createWriteStream(file, { flags: 'wx' });
  const failed = once(out, 'error').then(([error]) => Promise.reject(error as Error));
  failed.catch(() => {});
  let events = 0;
  try {
    await withDatabase(async ({ db }) => {
      for await (const page of eventPages(db, {}, after)) {
        events += page.length;
        if (!out.write(page.map(jsonLine).join(''))) {
          await Promise.race([once(out, 'drain'), failed]);
        }
      }
    });
    if (file !== undefined) {
      out.end();
      await Promise.race([once(out, 'finish'), failed]);
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    // Who reads has read enough: `audit export | head`.
    if (code === 'EPIPE') return 0;
    if (code === 'EEXIST') {
      throw new CommandRefused(`Le fichier « ${file} » existe déjà : choisissez un autre nom.`);
    }
    throw error;
  }
  warn(`${count(events, 'évènement écrit', 'évènements écrits')}.`);
  return 0;
}

function readHead(text: unknown): LogHead | undefined {
  if (text === undefined) return undefined;
  const [, seq, hash] = HEAD.exec(String(text)) ?? [];
  if (!seq || !hash) {
    throw new CommandRefused(
      'La tête s’écrit « ligne:empreinte », telle que « audit verify » l’a donnée.',
    );
  }
  return { seq: Number(seq), hash };
}

function readStart(text: unknown): number {
  const line = Number(text ?? 1);
  if (!Number.isInteger(line) || line < 1) {
    throw new CommandRefused('« --depuis » attend le numéro d’une ligne, à partir de 1.');
  }
  return line - 1;
}
