/** Loads a list of solutions: read, map, plan, then write everything that can be written in one transaction. */
import { DbError, type Database, type Db } from '@gouvtech/db';
import { chooseColumnMap } from './column-map.ts';
import { mapEntry, type MappedEntry } from './map-entry.ts';
import { planImport, type ImportAction, type ImportPlan } from './plan.ts';
import { readList, type BadEntry } from './read.ts';
import { createImported, loadExisting, publish, updateImported, type Write } from './repository.ts';

export type ImportRequest = {
  path: string;
  /** name of a shipped column map or path of one; recognised from the columns when absent */
  map?: string | undefined;
  /** let this file correct entries that another source brought */
  replace?: boolean;
  /** say what would change, write nothing */
  dryRun?: boolean;
  /** UTC instant of the import */
  at: string;
  progress?: (done: number, total: number) => void;
};

/** What entries become once read, whatever the kind of file. */
export type EntriesRequest = Pick<ImportRequest, 'replace' | 'dryRun' | 'at' | 'progress'> & {
  listName: string;
  entries: MappedEntry[];
  /**
   * Keeps what the source says beyond the listing; called for each entry, in its savepoint.
   * @returns whether it wrote something
   */
  keep?: (write: Write, action: ImportAction, solutionId: string) => Promise<boolean>;
};

export type ImportReport = {
  listName: string;
  created: number;
  updated: number;
  unchanged: number;
  claimed: number;
  bad: BadEntry[];
  warnings: { place: string; name: string; warning: string }[];
  likelyDuplicates: ImportPlan['likelyDuplicates'];
  /** what would change, in a dry run as in a real one */
  changes: { name: string; sourceId: string; fields: string[] | 'new' }[];
};

const AUTHOR = 'Import';
const isWrite = (action: ImportAction) => action.kind === 'create' || action.kind === 'update';

/** @throws UnreadableFile when the file or the map cannot be used at all: nothing is written then. */
export async function importList(
  database: Database,
  request: ImportRequest,
): Promise<ImportReport> {
  const list = await readList(request.path);
  const map = await chooseColumnMap(
    request.map,
    new Set(list.entries.slice(0, 50).flatMap((entry) => Object.keys(entry.value))),
  );
  const mapped = list.entries.map((entry) => mapEntry(entry, map));
  const entries = mapped.flatMap((result) => (result.ok ? [result.entry] : []));
  const unmapped = mapped.flatMap((result) =>
    result.ok ? [] : [{ place: result.place, reason: result.reason }],
  );

  const report = await importEntries(database, { ...request, listName: map.name, entries });
  return { ...report, bad: [...list.bad, ...unmapped, ...report.bad] };
}

/** Plans, then writes everything that can be written in one transaction; an entry that is refused is set aside. */
export const importEntries = (database: Database, request: EntriesRequest): Promise<ImportReport> =>
  database.transaction(async (db) => {
    const { entries, listName } = request;
    const plan = planImport(entries, await loadExisting(db), { replace: request.replace ?? false });
    const refused = request.dryRun ? [] : await write(db, plan.actions, request);
    return reportOf(listName, plan, entries, refused);
  });

/** Each entry in its own savepoint: the one that the database refuses is set aside, the others stay. */
async function write(
  db: Db,
  actions: ImportAction[],
  { at, progress, keep }: EntriesRequest,
): Promise<(BadEntry & { sourceId: string })[]> {
  const writes = actions.filter(
    (action) => isWrite(action) || (keep && action.kind === 'unchanged'),
  );
  const refused: (BadEntry & { sourceId: string })[] = [];
  const touched: string[] = [];
  for (const [index, action] of writes.entries()) {
    try {
      await db.transaction(async (nested) => {
        const one: Write = { db: nested as Db, at, author: AUTHOR };
        const solutionId = await apply(one, action);
        const kept = await keep?.(one, action, solutionId);
        if (isWrite(action) || kept) touched.push(solutionId);
      });
    } catch (error) {
      if (!(error instanceof DbError)) throw error;
      refused.push({
        place: action.entry.place,
        sourceId: action.entry.sourceId,
        reason: error.message,
      });
    }
    progress?.(index + 1, writes.length);
  }
  await publish(db, touched, at);
  return refused;
}

async function apply(write: Write, action: ImportAction): Promise<string> {
  if (action.kind === 'create') return createImported(write, action.entry);
  if (action.kind !== 'update') return action.existing.solutionId;
  const reason = `Fiche corrigée par ${action.entry.source} : ${action.changed.join(', ')}`;
  await updateImported(write, action.existing.solutionId, action.listing, reason);
  return action.existing.solutionId;
}

function reportOf(
  listName: string,
  plan: ImportPlan,
  entries: MappedEntry[],
  refused: (BadEntry & { sourceId: string })[],
): ImportReport {
  const lost = new Set(refused.map((one) => one.sourceId));
  const kept = plan.actions.filter((action) => !lost.has(action.entry.sourceId));
  const countOf = (kind: ImportAction['kind']) =>
    kept.filter((action) => action.kind === kind).length;
  return {
    listName,
    created: countOf('create'),
    updated: countOf('update'),
    unchanged: countOf('unchanged'),
    claimed: countOf('claimed'),
    bad: [...plan.bad, ...refused.map(({ place, reason }) => ({ place, reason }))],
    warnings: entries.flatMap(({ place, listing, warnings }) =>
      warnings.map((warning) => ({ place, name: listing.name, warning })),
    ),
    likelyDuplicates: plan.likelyDuplicates,
    changes: kept.filter(isWrite).map((action) => ({
      name: action.entry.listing.name,
      sourceId: action.entry.sourceId,
      fields: action.kind === 'update' ? action.changed : 'new',
    })),
  };
}
