/** Everything that happened to a listing, versions and events together, with the scores that moved. */
import type { Day, Instant } from '@gouvtech/criteria';
import { loadScoresAt, type ScoresAt } from '@gouvtech/db';
import { pageOfJournal, readExtent, readVersions, type JournalRow } from '../repository.ts';
import { eveOf, findSubject, lastInstantOf, type Subject } from '../subject.ts';
import type { HistoryDependencies } from '../usecases.ts';
import { subjectView, versionView, type VersionView } from './versions.ts';

export const EVENTS_PER_PAGE = 20;

export type JournalEntry = Omit<JournalRow, 'version'> & {
  on: Day;
  version: VersionView | null;
};

/** Whole scores in basis points; null when nothing was scored that day. */
export type Figures = { declared: number; checked: number; audited: number } | null;
export type Move = { on: Day; before: Figures; after: Figures };

export async function readJournal(
  { database, clock }: HistoryDependencies,
  slug: string,
  page: number,
) {
  const now = clock().toISOString();
  const solution = await findSubject(database, slug, '/events');
  const { versions, events, first } = await readExtent(database, solution.id, now);
  const from = (page - 1) * EVENTS_PER_PAGE;
  const items = await readEntries({ database }, solution, { now, from, limit: EVENTS_PER_PAGE });
  const days = [...new Set(items.map(({ on }) => on))];
  return {
    solution: subjectView(solution),
    firstOn: first.slice(0, 10),
    items,
    moves: await movesOn({ database }, solution, { days, first: first.slice(0, 10), now }),
    total: versions + events,
    page,
    pageSize: EVENTS_PER_PAGE,
  };
}

export async function readEntries(
  { database }: Pick<HistoryDependencies, 'database'>,
  { id }: Pick<Subject, 'id'>,
  page: { now: string; from: number; limit: number },
): Promise<JournalEntry[]> {
  const found = await pageOfJournal(database, id, page);
  const numbers = found.flatMap(({ version }) => version ?? []);
  const versions = numbers.length > 0 ? await readVersions(database, id, numbers) : [];
  const views = new Map(versions.map((row) => [row.number, versionView(row)]));
  return found.map((row) => ({
    ...row,
    on: row.at.slice(0, 10),
    version: row.version === null ? null : views.get(row.version)!,
  }));
}

/** Days at whose end the scores differ from those of the day before, newest first. */
async function movesOn(
  { database }: Pick<HistoryDependencies, 'database'>,
  { id, ended }: Subject,
  { days, first, now }: { days: Day[]; first: Day; now: Instant },
): Promise<Move[]> {
  // Nothing was public before the first version, nor since the listing left the catalogue.
  const shown = (day: Day) => day >= first && !(ended && day >= ended.since);
  const ends = [...new Set(days.flatMap((day) => [eveOf(day), day]))].filter(shown);
  const instants = ends.map((day) => (lastInstantOf(day) < now ? lastInstantOf(day) : now));
  const scores = await loadScoresAt(database.db, id, instants);
  const figures = new Map(ends.map((day, index) => [day, figuresOf(scores[index]!)]));
  return days
    .map((on) => ({
      on,
      before: figures.get(eveOf(on)) ?? null,
      after: figures.get(on) ?? null,
    }))
    .filter(({ before, after }) => JSON.stringify(before) !== JSON.stringify(after));
}

function figuresOf({ assessment }: ScoresAt): Figures {
  const score = assessment?.score;
  if (!score || score.declared === null) return null;
  return { declared: score.declared, checked: score.checked ?? 0, audited: score.audited ?? 0 };
}
