/** From draft to moderators and back: submit, take back, discard, reopen. */
import { publishToReadModel, saveListing, type Db } from '@gouvtech/db';
import {
  changedFields,
  completeListing,
  FIELD_SENSITIVITY,
  takeFields,
  type Listing,
} from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { changesSentence } from '@gouvtech/domain/words';
import { demandRight } from '../../../contract/demand.ts';
import { demandVersion } from '../../../contract/if-match.ts';
import { ProblemError } from '../../../contract/problem-error.ts';
import { signalSubmission } from '../../signals/index.ts';
import { demandMove, loadSubject, logAct, moveTo } from '../acts.ts';
import { findSourceDocument, insertRevision, updateRevision } from '../repository.ts';
import { contentOf, contextOf, listingObject, revisionTag, type Subject } from '../subject.ts';
import { vendorListing, type VendorListing } from '../view.ts';
import type { ListingDependencies } from './dependencies.ts';
import type { Editing } from './edit.ts';

/**
 * Sends the draft to the moderators. On a page that is published, wording alone goes live at once and only the rest waits.
 * @param accuracy the person, a signatory, states that the listing is accurate
 */
export const submitListing = (
  { database, clock }: ListingDependencies,
  { actor, slug, ifMatch }: Editing,
  accuracy: boolean,
): Promise<VendorListing> =>
  database.transaction(async (tx) => {
    const at = clock().toISOString();
    const subject = await loadSubject(tx, slug, { lock: true, by: actor });
    const object = listingObject(subject);
    demandRight(actor, 'listing:submit', object);
    if (accuracy) demandRight(actor, 'listing:state-accuracy', object);
    const statedBy = accuracy ? actor.accountId : (subject.revision?.statedBy ?? null);
    const context = contextOf(subject, at, statedBy);
    const outcome = demandMove(actor, 'listing:submit', subject, context);
    demandVersion(ifMatch, revisionTag(subject), { current: vendorListing(subject, actor, at) });
    if (subject.status === 'published' && subject.published)
      demandChange(subject.published, completeListing(contentOf(subject)));

    const stated = accuracy ? { statedBy, statedAt: at } : {};
    await moveTo(tx, subject, outcome, {
      ...stated,
      at,
      reviewerId: null,
    });
    const submitted = await loadSubject(tx, slug);
    const minor = minorFields(submitted);
    if (minor.length > 0) await publishMinor(tx, submitted, minor, at);
    const written = await loadSubject(tx, slug);
    const role = accuracy ? 'signatory' : 'member';
    await logAct(tx, subject, {
      at,
      accountId: actor.accountId,
      role,
      action: 'listing:submit',
      outcome,
      data: { accuracy },
    });
    if (minor.length > 0) {
      await logAct(tx, submitted, {
        at,
        accountId: null,
        role: 'clock',
        action: 'listing:publish-minor',
        ...(written.revision === null && {
          outcome: { ok: true, to: submitted.status, revisionTo: 'published' },
        }),
        data: { fields: minor, version: written.publishedVersion },
      });
    }
    await signalSubmission(tx, {
      solutionId: subject.id,
      organisationId: subject.organisation?.id ?? null,
      content: contentOf(submitted),
      everPublished: subject.publishedVersion !== null,
      source: await findSourceDocument(tx, subject.id),
      at,
    });
    return vendorListing(written, actor, at);
  });

function demandChange(before: Listing, after: Listing): void {
  if (changedFields(before, after).length > 0) return;
  throw new ProblemError('transition-refused', {
    detail:
      'Votre brouillon dit la même chose que la fiche publiée. Modifiez-le, ou abandonnez-le.',
  });
}

/** What may go live by itself: wording, on a page the public reads. */
function minorFields({ status, published, revision }: Subject): (keyof Listing)[] {
  if (status !== 'published' || !published || !revision) return [];
  return changedFields(published, completeListing(revision.content)).filter(
    (field) => FIELD_SENSITIVITY[field] === 'minor',
  );
}

async function publishMinor(
  tx: Db,
  subject: Subject,
  minor: (keyof Listing)[],
  at: string,
): Promise<void> {
  const clock = { kind: 'clock' } as const;
  const outcome = demandMove(clock, 'listing:publish-minor', subject, contextOf(subject, at));
  const { id, published, organisation } = subject;
  const revision = subject.revision!;
  const proposed = completeListing(revision.content);
  const listing = takeFields(published!, proposed, minor);
  const author = organisation!.name;
  const version = await saveListing(tx, {
    solutionId: id,
    listing,
    reason: changesSentence(minor),
    author,
    toAcknowledge: true,
    at,
  });
  await publishToReadModel(tx, [id], at);
  // What else changed stays submitted, now beside the new version.
  if (changedFields(listing, proposed).length > 0)
    await updateRevision(tx, revision.id, { baseVersion: version });
  else await moveTo(tx, subject, outcome, { at });
}

/** Back to draft, before a moderator opens it. */
export const takeBack = (dependencies: ListingDependencies, editing: Editing) =>
  simpleMove(dependencies, editing, 'listing:take-back');

/** A refused or ended listing becomes a draft again, with all it said. */
export const reopen = (dependencies: ListingDependencies, editing: Editing) =>
  simpleMove(dependencies, editing, 'listing:reopen');

/** The changes written beside a published page are given up. */
export const discard = (dependencies: ListingDependencies, editing: Editing) =>
  simpleMove(dependencies, editing, 'listing:discard-revision');

const simpleMove = (
  { database, clock }: ListingDependencies,
  { actor, slug }: { actor: Person; slug: string },
  action: 'listing:take-back' | 'listing:reopen' | 'listing:discard-revision',
): Promise<VendorListing> =>
  database.transaction(async (tx) => {
    const at = clock().toISOString();
    const subject = await loadSubject(tx, slug, { lock: true, by: actor });
    const outcome = demandMove(actor, action, subject, contextOf(subject, at));
    await moveTo(tx, subject, outcome, { at, updatedAt: at });
    if (action === 'listing:reopen' && !subject.revision) {
      await insertRevision(tx, {
        solutionId: subject.id,
        content: contentOf(subject),
        baseVersion: subject.publishedVersion,
        updatedBy: actor.accountId,
        at,
      });
    }
    const written = await loadSubject(tx, slug);
    await logAct(tx, subject, {
      ...{ at, action, outcome },
      accountId: actor.accountId,
      role: 'member',
      ...(isEnded(subject) && { data: { ended: endOf(subject) } }),
    });
    return vendorListing(written, actor, at);
  });

const isEnded = ({ status, publishedVersion }: Subject): boolean =>
  publishedVersion !== null && (status === 'withdrawn' || status === 'archived');

/** What its public page goes on saying while it is written again. */
const endOf = ({ status, statusReason, statusSince }: Subject) => ({
  status,
  reason: statusReason,
  since: statusSince,
});
