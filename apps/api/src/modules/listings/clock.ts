/** What time alone does to a listing being reviewed. Idempotent: a run a day, or one after a year, ends in the same state. */
import { addDays, dayOf, endOf, type Instant } from '@gouvtech/criteria';
import { publishToReadModel, type Database } from '@gouvtech/db';
import type { ListingStatus } from '@gouvtech/domain';
import type { ActionOn } from '@gouvtech/domain/permissions';
import { dueTransition } from '@gouvtech/domain/transitions';
import { loadSubject, logAct, moveTo } from './acts.ts';
import { findWaiting } from './clock-repository.ts';
import { listingObject } from './subject.ts';

const NEVER_ASKED_AGAIN = 'Sans réponse du responsable de la fiche depuis 60 jours.';

/**
 * A review left alone for 5 days goes back to the queue; changes nobody made in 60 days close the file.
 * @returns how many listings moved
 */
export async function runListingClock(database: Database, asOf: Instant): Promise<number> {
  let moved = 0;
  for (const slug of await findWaiting(database.db, endOf(addDays(dayOf(asOf), -5)))) {
    moved += await move(database, slug, asOf);
  }
  return moved;
}

const move = (database: Database, slug: string, asOf: Instant): Promise<number> =>
  database.transaction(async (tx) => {
    const subject = await loadSubject(tx, slug, { lock: true });
    const { revision } = subject;
    if (!revision) return 0;
    const { statusSince } = revision;
    const due = dueTransition(
      listingObject(subject),
      { reviewActAt: statusSince, changesRequestedAt: statusSince, confirmedAt: null },
      asOf,
    );
    if (!due) return 0;
    const outcome = {
      ok: true as const,
      to: due.to as ListingStatus,
      ...(due.revisionTo && { revisionTo: due.revisionTo }),
    };
    const archived = due.action === 'listing:archive-unanswered';
    const reason = archived ? NEVER_ASKED_AGAIN : null;
    const { at } = due;
    await moveTo(tx, subject, outcome, { at, reason, ...(!archived && { reviewerId: null }) });
    await publishToReadModel(tx, [subject.id], asOf);
    await logAct(tx, subject, {
      ...{ at, reason, outcome },
      accountId: null,
      role: 'clock',
      action: due.action as ActionOn<'listing'>,
    });
    return 1;
  });
