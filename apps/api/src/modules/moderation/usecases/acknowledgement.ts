/** Wording that went live without review: read, and asked to be written otherwise when it must. */
import type { Db } from '@gouvtech/db';
import {
  completeListing,
  listingDiff,
  type FieldProblem,
  type ListingChange,
} from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import type { ActionOn } from '@gouvtech/domain/permissions';
import { possibleActions } from '@gouvtech/domain/transitions';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { invalid, ProblemError } from '../../../contract/problem-error.ts';
import { demandHold, dropHold } from '../../holds/index.ts';
import {
  cleaned,
  contextOf,
  demandMove,
  listingObject,
  loadSubject,
  logAct,
  nameOf,
  type Subject,
} from '../../listings/index.ts';
import {
  findLiveVersion,
  writeAcknowledged,
  type LiveVersion,
} from '../acknowledgement-repository.ts';
import { correctionAsked, tellOrganisation } from '../notices.ts';
import type { ModerationDependencies } from './dependencies.ts';

export type LiveChangeView = {
  slug: string;
  name: string;
  status: Subject['status'];
  organisation: string | null;
  version: number;
  at: string;
  author: string;
  acknowledgedAt: string | null;
  acknowledgedBy: string | null;
  changes: ListingChange[];
  actions: ActionOn<'listing'>[];
  involved: boolean;
};

type Asked = { slug: string; version: number };

export async function readLiveChange(
  { database, clock }: ModerationDependencies,
  actor: Person,
  asked: Asked,
): Promise<LiveChangeView> {
  demandRight(actor, 'moderation:read-queue', { type: 'moderation-queue' });
  const { subject, live } = await load(database.db, asked, false);
  demandRight(actor, 'listing:read-private', listingObject(subject));
  return viewOf(subject, live, actor, clock().toISOString());
}

export const acknowledge = (
  dependencies: ModerationDependencies,
  actor: Person,
  asked: Asked,
): Promise<LiveChangeView> =>
  settle(dependencies, actor, asked, 'listing:acknowledge', async () => ({}));

/**
 * The version stays up; its vendor is told what to write otherwise.
 * @throws ProblemError at `reason` when neither it nor a request says anything
 */
export const askCorrection = (
  dependencies: ModerationDependencies,
  actor: Person,
  asked: Asked,
  given: { reason: string; requests: FieldProblem[] },
): Promise<LiveChangeView> => {
  const requests = cleaned(given.requests).filter(({ message }) => message !== '');
  const reason = cleaned(given.reason) || (requests.length > 0 ? 'À revoir, point par point.' : '');
  return settle(dependencies, actor, asked, 'listing:ask-correction', async (tx, subject, at) => {
    if (reason === '')
      throw invalid(
        'reason',
        'Dites à l’éditeur ce qui doit être corrigé, ici ou champ par champ.',
      );
    await tellOrganisation(
      tx,
      dependencies,
      subject.organisation!.id,
      correctionAsked({ name: nameOf(subject), slug: subject.slug }, reason, requests),
      {
        key: `listing:ask-correction:${subject.id}:${asked.version}`,
        kind: 'listing-decision',
        at,
      },
    );
    return { reason, data: { requests } };
  });
};

async function load(db: Db, { slug, version }: Asked, lock: boolean) {
  const subject = await loadSubject(db, slug, { lock });
  const live = await findLiveVersion(db, subject.id, version);
  if (!live) throw refusalError('hidden');
  return { subject, live };
}

const settle = (
  { database, clock }: ModerationDependencies,
  actor: Person,
  asked: Asked,
  action: 'listing:acknowledge' | 'listing:ask-correction',
  work: (
    tx: Db,
    subject: Subject,
    at: string,
  ) => Promise<{ reason?: string; data?: Record<string, unknown> }>,
): Promise<LiveChangeView> =>
  database.transaction(async (tx) => {
    const at = clock().toISOString();
    const { subject, live } = await load(tx, asked, true);
    demandRight(actor, action, listingObject(subject));
    const said = await work(tx, subject, at);
    const context = { ...contextOf(subject, at), reason: said.reason };
    demandMove(actor, action, subject, context);
    const item = `${asked.slug}/${asked.version}`;
    await demandHold(tx, actor.accountId, 'acknowledgement', item);
    const { version } = live;
    if (!(await writeAcknowledged(tx, { solutionId: subject.id, version }, actor.accountId, at)))
      throw new ProblemError('conflict', {
        detail:
          'Un autre modérateur vient de traiter cette correction. Rechargez la page\u00a0: elle dit par qui.',
      });
    await dropHold(tx, 'acknowledgement', item);
    const written = await load(tx, asked, false);
    await logAct(tx, subject, {
      ...{ at, action, accountId: actor.accountId, role: 'moderator' },
      ...(said.reason !== undefined && { reason: said.reason }),
      data: { version, ...said.data },
    });
    return viewOf(written.subject, written.live, actor, at);
  });

function viewOf(subject: Subject, live: LiveVersion, actor: Person, now: string): LiveChangeView {
  const { content, before, reason: _, ...rest } = live;
  const done = live.acknowledgedAt !== null;
  const possible = possibleActions(actor, listingObject(subject), contextOf(subject, now));
  return {
    ...rest,
    slug: subject.slug,
    name: nameOf(subject),
    status: subject.status,
    organisation: subject.organisation?.name ?? null,
    changes: listingDiff(before ?? completeListing({}), content),
    actions: possible.filter(
      (action) =>
        action === 'listing:suspend' ||
        (!done && (action === 'listing:acknowledge' || action === 'listing:ask-correction')),
    ),
    involved: actor.memberships.some(
      ({ organisationId }) => organisationId === subject.organisation?.id,
    ),
  };
}
