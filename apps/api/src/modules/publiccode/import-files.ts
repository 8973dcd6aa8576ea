/** Loads the publiccode.yml files of a path: reads each one, then writes all that can be in one transaction. */
import type { Database } from '@gouvtech/db';
import { importEntries, type ImportReport, type MappedEntry } from '../imports/index.ts';
import { findFiles, readOneFile } from './files.ts';
import type { PubliccodeProblem } from './problem.ts';
import { readPubliccode, type Verdict } from './read.ts';
import { keepOriginal, type Original } from './repository.ts';
import { SOURCE, sourceIdOf } from './source.ts';

export type FilesRequest = {
  /** a file, or a folder with everything below it */
  path: string;
  lenient?: boolean;
  dryRun?: boolean;
  /** UTC instant of the reading */
  at: string;
};

export type FileReport = {
  place: string;
  verdict: Verdict;
  problems: PubliccodeProblem[];
  toComplete: string[];
  name: string | null;
};
export type FilesReport = { files: FileReport[]; imported: ImportReport };

/** @throws UnreadableFile when the path itself holds nothing to read. */
export async function importFiles(database: Database, request: FilesRequest): Promise<FilesReport> {
  const { root, paths } = await findFiles(request.path);
  const files: FileReport[] = [];
  const entries: MappedEntry[] = [];
  const originals = new Map<MappedEntry, Original>();
  for (const path of paths) {
    const { file, entry, original } = await readFileEntry(root, path, request.lenient ?? false);
    files.push(file);
    if (!entry || !original) continue;
    entries.push(entry);
    originals.set(entry, original);
  }
  const imported = await importEntries(database, {
    listName: 'Fichiers publiccode.yml',
    entries,
    dryRun: request.dryRun ?? false,
    at: request.at,
    keep: (write, { entry }, solutionId) => keepOriginal(write, solutionId, originals.get(entry)!),
  });
  return { files, imported };
}

type FileEntry = { file: FileReport; entry?: MappedEntry; original?: Original };

async function readFileEntry(root: string, path: string, lenient: boolean): Promise<FileEntry> {
  const one = await readOneFile(root, path);
  const { place } = one;
  if ('problem' in one)
    return {
      file: { place, verdict: 'invalid', problems: [one.problem], toComplete: [], name: null },
    };
  const { listing, ...read } = readPubliccode(one.text, { lenient });
  const file = { place, ...read, name: listing?.name ?? null };
  if (!listing?.repository) return { file };
  return {
    file,
    entry: {
      place,
      sourceId: sourceIdOf(listing.repository),
      source: SOURCE,
      listing,
      warnings: read.problems
        .filter(({ severity }) => severity === 'warning')
        .map(({ message }) => message),
    },
    original: { content: one.text, toComplete: read.toComplete },
  };
}
