/** A published listing leaves the lists while its cause lasts; its page stays, and says why. */
import { publishToReadModel, recordEvent } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { demandRight } from '../../../contract/demand.ts';
import { invalid } from '../../../contract/problem-error.ts';
import { publishAttested } from '../../assessments/index.ts';
import {
  cleaned,
  contextOf,
  demandMove,
  listingObject,
  moveTo,
  nameOf,
} from '../../listings/index.ts';
import { restored, suspended, tellOrganisation } from '../notices.ts';
import { publishedStatement } from '../statement-repository.ts';
import type { ModerationDependencies } from './dependencies.ts';
import { act } from './review.ts';

/** @throws ProblemError at `reason` without one: the public page shows it */
export const suspendListing = (
  dependencies: ModerationDependencies,
  actor: Person,
  slug: string,
  given: { reason: string },
) =>
  act(dependencies, actor, slug, async (tx, subject, at) => {
    const action = 'listing:suspend';
    demandRight(actor, action, listingObject(subject));
    const reason = cleaned(given.reason);
    if (reason === '')
      throw invalid(
        'reason',
        'Indiquez le motif de la suspension\u00a0: il est publié sur la page de la fiche.',
      );
    const outcome = demandMove(actor, action, subject, { ...contextOf(subject, at), reason });
    // The open revision, if there is one, goes on: the move is the page’s.
    await moveTo(tx, subject, outcome, { at, reason });
    await recordEvent(tx, {
      ...{ solutionId: subject.id, kind: 'suspended', at },
      summary: `Fiche suspendue : ${reason}`,
    });
    await publishToReadModel(tx, [subject.id], at);
    await tellOrganisation(
      tx,
      dependencies,
      subject.organisation!.id,
      suspended({ name: nameOf(subject), slug }, reason),
      { key: `${action}:${subject.id}:${at}`, kind: 'listing-decision', at },
    );
    return { action, outcome, reason };
  });

/** The cause is cured, and the gates of publication are met. @param given what is said to the vendor, if anything */
export const restoreListing = (
  dependencies: ModerationDependencies,
  actor: Person,
  slug: string,
  given: { reason: string },
) =>
  act(dependencies, actor, slug, async (tx, subject, at) => {
    const action = 'listing:restore';
    const reason = cleaned(given.reason);
    // An open draft states nothing of the version that comes back.
    const statedBy = await publishedStatement(tx, subject.id);
    const outcome = demandMove(actor, action, subject, contextOf(subject, at, statedBy));
    await moveTo(tx, subject, outcome, { at, reason: null });
    await recordEvent(tx, {
      ...{ solutionId: subject.id, kind: 'restored', at },
      summary: 'Fiche rétablie',
    });
    await publishToReadModel(tx, [subject.id], at);
    await publishAttested(tx, subject.id, at);
    await tellOrganisation(
      tx,
      dependencies,
      subject.organisation!.id,
      restored({ name: nameOf(subject), slug }, reason),
      { key: `${action}:${subject.id}:${at}`, kind: 'listing-decision', at },
    );
    return { action, outcome, ...(reason !== '' && { reason }) };
  });
