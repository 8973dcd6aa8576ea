/** What a vendor says of a page that is up: it is still true, or it leaves the catalogue. */
import { dayOf } from '@gouvtech/criteria';
import { publishToReadModel, recordEvent } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { invalid } from '../../../contract/problem-error.ts';
import { membersToNotify, notify } from '../../notifications/index.ts';
import { demandMove, loadSubject, logAct, moveTo } from '../acts.ts';
import { confirmedAt } from '../confirmation.ts';
import { confirm } from '../repository.ts';
import { contextOf, nameOf } from '../subject.ts';
import { cleaned } from '../text.ts';
import { vendorListing, type VendorListing } from '../view.ts';
import type { ListingDependencies } from './dependencies.ts';

const REASON_MAX = 1_000;

type Asked = { actor: Person; slug: string };

/**
 * The page leaves lists, search and counts at once; its address says its name, the day and the reason.
 * @param typed the reason, which the public reads
 * @throws ProblemError at `reason`; `signatory-needed`, `recent-login-needed`, `transition-refused`
 */
export const withdrawListing = (
  { database, clock, publicOrigin, settleLabels }: ListingDependencies,
  { actor, slug }: Asked,
  typed: string,
): Promise<VendorListing> =>
  database.transaction(async (tx) => {
    const at = clock().toISOString();
    const subject = await loadSubject(tx, slug, { lock: true, by: actor });
    const reason = cleaned(typed);
    const context = { ...contextOf(subject, at), reason };
    const outcome = demandMove(actor, 'listing:withdraw', subject, context);
    const length = [...reason].length;
    if (length > REASON_MAX)
      throw invalid(
        'reason',
        `Ce motif compte ${length} caractères, ${REASON_MAX} au plus. Raccourcissez-le.`,
      );
    const { id, organisation } = subject;
    await moveTo(tx, subject, outcome, { at, reason });
    const summary = `Fiche retirée du catalogue par son éditeur, ${organisation!.name}`;
    await recordEvent(tx, { solutionId: id, kind: 'withdrawn', summary, at });
    await publishToReadModel(tx, [id], at);
    const members = await membersToNotify(tx, organisation!.id);
    await notify(tx, {
      accountIds: members.filter((one) => one !== actor.accountId),
      kind: 'listing-decision',
      key: `listing:withdraw:${id}:${at}`,
      title: `La fiche « ${nameOf(subject)} » est retirée du catalogue`,
      body: `Un signataire de ${organisation!.name} l’a retirée. Le motif, que le public lit :\n\n${reason}\n\nUn membre peut la reprendre : elle redevient un brouillon.`,
      href: `/espace/solutions/${slug}`,
      now: at,
      publicOrigin,
    });
    await settleLabels?.(tx, id, at);
    const written = await loadSubject(tx, slug);
    await logAct(tx, subject, {
      ...{ at, reason, outcome },
      accountId: actor.accountId,
      role: 'signatory',
      action: 'listing:withdraw',
    });
    return vendorListing(written, actor, at);
  });

/** « Still accurate »: the listing is not archived before 24 months. Said twice in a day, it is said once. */
export const confirmListing = (
  { database, clock }: ListingDependencies,
  { actor, slug }: Asked,
): Promise<VendorListing> =>
  database.transaction(async (tx) => {
    const at = clock().toISOString();
    const subject = await loadSubject(tx, slug, { lock: true, by: actor });
    demandMove(actor, 'listing:confirm', subject, contextOf(subject, at));
    if (dayOf(confirmedAt(subject)!) === dayOf(at)) return vendorListing(subject, actor, at);
    const { id, organisation } = subject;
    await confirm(tx, id, at);
    const summary = `Fiche confirmée toujours exacte par son éditeur, ${organisation!.name}`;
    await recordEvent(tx, { solutionId: id, kind: 'confirmed', summary, at });
    await publishToReadModel(tx, [id], at);
    const written = await loadSubject(tx, slug);
    await logAct(tx, subject, {
      at,
      accountId: actor.accountId,
      role: 'member',
      action: 'listing:confirm',
    });
    return vendorListing(written, actor, at);
  });
