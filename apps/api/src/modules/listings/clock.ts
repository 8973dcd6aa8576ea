/** What time alone does to a listing. Idempotent: a run a day, or one after a year, ends in the same state. */
import { addDays, addMonths, dayOf, endOf, type Instant } from '@gouvtech/criteria';
import { publishToReadModel, recordEvent, type Database } from '@gouvtech/db';
import type { ListingStatus } from '@gouvtech/domain';
import type { ActionOn } from '@gouvtech/domain/permissions';
import { dueTransition } from '@gouvtech/domain/transitions';
import { UNCONFIRMED_MONTHS } from '@gouvtech/domain/transitions-dates';
import { membersToNotify, notify } from '../notifications/index.ts';
import { loadSubject, logAct, moveTo } from './acts.ts';
import { findUnconfirmed, findWaiting } from './clock-repository.ts';
import { confirmedAt } from './confirmation.ts';
import { remindOfConfirmation } from './reminders.ts';
import { listingObject, nameOf } from './subject.ts';

type Options = { publicOrigin: string };
export type ListingClockRun = { moved: number; reminded: number };

/**
 * A review left alone for 5 days goes back to the queue; changes nobody made in 60 days close the file; a page whose
 * vendor says nothing for 24 months leaves the catalogue, and its vendor is told 60 and 30 days before.
 * @returns how many listings moved, and how many people were told of a day to come
 */
export async function runListingClock(
  database: Database,
  asOf: Instant,
  options: Options,
): Promise<ListingClockRun> {
  const { db } = database;
  const today = dayOf(asOf);
  const unconfirmed = await findUnconfirmed(db, {
    from: null,
    // Months are not all as long: a few days more than asked, then each is judged by its own date.
    until: endOf(addDays(addMonths(today, -UNCONFIRMED_MONTHS), 3)),
  });
  const waiting = await findWaiting(db, endOf(addDays(today, -5)));
  let moved = 0;
  for (const slug of new Set([...waiting, ...unconfirmed.map(({ slug }) => slug)]))
    while (await move(database, slug, asOf, options)) moved += 1;
  return { moved, reminded: await remindOfConfirmation(database, asOf, options) };
}

const REASONS: Partial<Record<string, string>> = {
  'listing:archive-unanswered': 'Sans réponse du responsable de la fiche depuis 60 jours.',
  'listing:archive-unconfirmed': `Sans confirmation de l’éditeur depuis ${UNCONFIRMED_MONTHS} mois.`,
};

const move = (
  database: Database,
  slug: string,
  asOf: Instant,
  { publicOrigin }: Options,
): Promise<boolean> =>
  database.transaction(async (tx) => {
    const subject = await loadSubject(tx, slug, { lock: true });
    const { id, revision, organisation } = subject;
    const statusSince = revision?.statusSince ?? null;
    const due = dueTransition(
      listingObject(subject),
      {
        reviewActAt: statusSince,
        changesRequestedAt: statusSince,
        confirmedAt: confirmedAt(subject),
      },
      asOf,
    );
    if (!due) return false;
    const outcome = {
      ok: true as const,
      to: due.to as ListingStatus,
      ...(due.revisionTo && { revisionTo: due.revisionTo }),
    };
    const { at } = due;
    const action = due.action as ActionOn<'listing'>;
    const reason = REASONS[action] ?? null;
    await moveTo(tx, subject, outcome, {
      at,
      reason,
      ...(reason === null && { reviewerId: null }),
    });
    if (action === 'listing:archive-unconfirmed') {
      const summary = `Fiche archivée, sans confirmation de son éditeur depuis ${UNCONFIRMED_MONTHS} mois`;
      await recordEvent(tx, { solutionId: id, kind: 'withdrawn', summary, at });
      await notify(tx, {
        accountIds: await membersToNotify(tx, organisation!.id),
        kind: 'deadline',
        key: `listing:archived:${id}:${at}`,
        title: `La fiche « ${nameOf(subject)} » est archivée`,
        body: `Personne n’a confirmé cette fiche depuis ${UNCONFIRMED_MONTHS} mois : elle a quitté le catalogue. Son adresse dit encore son nom, la date et ce motif.\n\nReprenez-la, corrigez-la et soumettez-la pour la remettre en ligne.`,
        href: `/espace/solutions/${slug}`,
        now: asOf,
        publicOrigin,
      });
    }
    await publishToReadModel(tx, [id], asOf);
    await logAct(tx, subject, { at, reason, outcome, accountId: null, role: 'clock', action });
    return true;
  });
