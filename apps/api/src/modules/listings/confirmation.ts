/** How long a published listing stays up without a word of its vendor. */
import { dayOf, type Day, type Instant } from '@gouvtech/criteria';
import { dueAt, UNCONFIRMED_MONTHS } from '@gouvtech/domain/transitions-dates';
import type { Subject } from './subject.ts';

type Dated = Pick<Subject, 'status' | 'statusSince' | 'publishedAt' | 'versionAt' | 'confirmedAt'>;

/** The latest of the publication, the version and the confirmation; null when it is not published. */
export function confirmedAt(subject: Dated): Instant | null {
  const { status, statusSince, publishedAt, versionAt, confirmedAt } = subject;
  if (status !== 'published') return null;
  const dates = [statusSince, publishedAt, versionAt, confirmedAt].filter((date) => date !== null);
  return dates.sort().at(-1)!;
}

/** The day the clock archives it, when nobody says a word until then. */
export function archivesOn(subject: Dated): Day | null {
  const since = confirmedAt(subject);
  return since && dayOf(dueAt(since, { months: UNCONFIRMED_MONTHS }));
}
