/** The log, read by administrators of the catalogue. */
import type { Static } from 'typebox';
import { addDays, isDay } from '@gouvtech/criteria';
import {
  appendEvent,
  eventPages,
  latestLogEvents,
  type Database,
  type EventFilter,
  type EventRow,
} from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { demandRight } from '../../contract/demand.ts';
import { invalidInput } from '../../contract/problem-error.ts';
import { csvHead, csvPage, jsonLine } from './export-file.ts';
import { listActions, namesOf, slugsOf } from './repository.ts';
import type { LogPage } from './schemas.ts';

export type JournalDependencies = { database: Database; clock: () => Date };
/** As the address gives it: days, both included. */
export type AskedFilter = EventFilter;

const PER_PAGE = 50;

export function journalUseCases({ database, clock }: JournalDependencies) {
  const { db } = database;

  async function read(
    actor: Person,
    asked: AskedFilter,
    before: number | null,
  ): Promise<Static<typeof LogPage>> {
    demand(actor);
    const found = await latestLogEvents(db, filterOf(asked), { before, limit: PER_PAGE + 1 });
    const shown = found.slice(0, PER_PAGE);
    const contents = shown.map((row) => ({ row, ...contentOf(row) }));
    const names = await namesOf(db, known(contents.map(({ row }) => row.actor)));
    const slugs = await slugsOf(db, known(contents.map(({ solutionId }) => solutionId)));
    return {
      items: contents.map(({ row, solutionId, ...content }) => ({
        ...content,
        ...{ seq: row.seq, at: row.at, action: row.action, hash: row.hash },
        ...{ objectType: row.objectType, objectId: row.objectId, actor: row.actor },
        actorName: (row.actor && names.get(row.actor)) ?? null,
        solution: solutionId ? { id: solutionId, slug: slugs.get(solutionId) ?? null } : null,
      })),
      next: found.length > PER_PAGE ? shown.at(-1)!.seq : null,
      actions: await listActions(db),
    };
  }

  /** Who takes a copy is in the log, before the first line leaves. */
  async function download(
    actor: Person,
    asked: AskedFilter,
    format: 'jsonl' | 'csv',
  ): Promise<AsyncGenerator<string>> {
    demand(actor);
    const filter = filterOf(asked);
    await database.transaction((tx) =>
      appendEvent(tx, {
        ...{ at: clock().toISOString(), actor: actor.accountId, role: actor.staff ?? 'person' },
        ...{ action: 'administration:read-journal', object: { type: 'journal', id: 'journal' } },
        data: { format, ...asked },
      }),
    );
    return written(database, filter, format);
  }

  return { read, download };
}

export type JournalUseCases = ReturnType<typeof journalUseCases>;

async function* written({ db }: Database, filter: EventFilter, format: 'jsonl' | 'csv') {
  if (format === 'csv') yield csvHead();
  for await (const page of eventPages(db, filter)) {
    yield format === 'csv' ? csvPage(page) : page.map(jsonLine).join('');
  }
}

const demand = (actor: Person): void =>
  demandRight(actor, 'administration:read-journal', { type: 'administration' });

const known = (ids: (string | null)[]): string[] => [...new Set(ids.filter((id) => id !== null))];

function contentOf({ content }: EventRow) {
  const { role, from, to, reason, organisationId, solutionId, requestId, data } = JSON.parse(
    content,
  ) as Record<string, string | undefined> & { data?: Record<string, unknown> };
  return {
    ...{ role: role ?? null, from: from ?? null, to: to ?? null, reason: reason ?? null },
    ...{ organisationId: organisationId ?? null, solutionId: solutionId ?? null },
    ...{ requestId: requestId ?? null, data: data ?? null },
  };
}

/** @throws ProblemError `invalid-input` for a day that does not exist */
function filterOf({ from, to, ...filter }: AskedFilter): EventFilter {
  const errors = Object.entries({ from, to }).flatMap(([path, day]) =>
    day === undefined || isDay(day)
      ? []
      : [{ path, message: `Le jour « ${day} » n’existe pas. Écrivez AAAA-MM-JJ.` }],
  );
  if (errors.length > 0) throw invalidInput(errors);
  return { ...filter, from, to: to && addDays(to, 1) };
}
