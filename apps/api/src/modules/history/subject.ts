/** The solution whose history is asked, and the days one may ask about. */
import { addDays, dayOf, isDay, type Day, type Instant } from '@gouvtech/criteria';
import type { Database } from '@gouvtech/db';
import { ENDED_STATUSES, type EndedListing } from '@gouvtech/domain';
import { formatDate } from '@gouvtech/domain/format';
import { ProblemError } from '../../contract/problem-error.ts';
import { SLUG, solutionNotFound } from '../catalogue/index.ts';
import { moved } from '../moved-addresses/index.ts';
import { readSubject, type SubjectRow } from './repository.ts';

export type Subject = Omit<SubjectRow, 'status' | 'reason' | 'since'> & {
  status: SubjectRow['status'];
  /** name, reason and day for a listing that left the catalogue: its history stays readable */
  ended: EndedListing | null;
};

/**
 * @param rest of the address asked, after the slug, where one that was merged sends to the other
 * @throws ProblemError `moved` when it was merged, `solution-not-found` when it never was in the catalogue
 */
export async function findSubject(
  database: Database,
  slug: string,
  rest?: string,
): Promise<Subject> {
  const row = SLUG.test(slug) ? await readSubject(database, slug) : null;
  const elsewhere =
    rest !== undefined && row?.status === 'archived'
      ? await moved(database, 'solution', slug, rest)
      : null;
  if (elsewhere) throw elsewhere;
  if (!row) throw solutionNotFound();
  const { reason, since, ...subject } = row;
  const status = ENDED_STATUSES.find((ended) => ended === row.status);
  return {
    ...subject,
    ended: status
      ? {
          slug: row.slug,
          name: row.name,
          status,
          reason: reason ?? 'Motif non précisé.',
          since: since.slice(0, 10),
        }
      : null,
  };
}

/**
 * The last instant of a day, or now for today.
 * @throws ProblemError `invalid-input` when it is not a day, or one to come
 */
export function endOfDay(date: string, now: Instant): { day: Day; asOf: Instant } {
  const today = dayOf(now);
  const shown = date.slice(0, 40);
  if (!isDay(date)) {
    throw refusedDate(
      `«\u00a0${shown}\u00a0» n’est pas une date. Écrivez-la sous la forme AAAA-MM-JJ, par exemple ${today}.`,
    );
  }
  if (date > today) {
    throw refusedDate(
      `Le ${formatDate(date)} n’est pas encore passé. Choisissez une date jusqu’au ${formatDate(today)}.`,
    );
  }
  return { day: date, asOf: date === today ? now : lastInstantOf(date) };
}

export const lastInstantOf = (day: Day): Instant => `${day}T23:59:59.999Z`;
export const eveOf = (day: Day): Day => addDays(day, -1);

const refusedDate = (message: string): ProblemError =>
  new ProblemError('invalid-input', { detail: message, errors: [{ path: 'date', message }] });
