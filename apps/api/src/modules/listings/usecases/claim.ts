/** « This imported listing is about our product. » */
import { appendEvent, type Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { apply } from '@gouvtech/domain/transitions';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { invalid, ProblemError } from '../../../contract/problem-error.ts';
import { once } from '../../idempotency/index.ts';
import { demandMove, loadSubject } from '../acts.ts';
import {
  claimsOf,
  decideClaim,
  findClaim,
  insertClaim,
  type ClaimRow,
} from '../claims-repository.ts';
import { findOrganisation } from '../repository.ts';
import { contextOf } from '../subject.ts';
import { cleaned } from '../text.ts';
import type { ListingDependencies } from './dependencies.ts';

const MESSAGE_MIN = 20;

export type NewClaim = { slug: string; organisation: string; message: string };

/**
 * @param key of the page: sent twice, one claim
 * @throws ProblemError at `organisation` or `message`; `conflict` when it is taken or already asked
 */
export const requestClaim = (
  { database, clock }: ListingDependencies,
  actor: Person,
  asked: NewClaim,
  key: string | undefined,
): Promise<ClaimRow> => {
  const now = clock();
  const request = { accountId: actor.accountId, key, content: ['listing:claim', asked], now };
  return database.transaction((tx) =>
    once(tx, request, () => claim(tx, actor, asked, now.toISOString())),
  );
};

async function claim(tx: Db, actor: Person, asked: NewClaim, at: string): Promise<ClaimRow> {
  const subject = await loadSubject(tx, asked.slug, { lock: true });
  demandMove(actor, 'listing:claim', subject, contextOf(subject, at));
  const organisation = await findOrganisation(tx, asked.organisation);
  const isMember = actor.memberships.some((one) => one.organisationId === organisation?.id);
  if (!organisation || !isMember)
    throw invalid('organisation', 'Choisissez une organisation dont vous êtes membre.');
  const message = cleaned(asked.message);
  const length = [...message].length;
  if (length < MESSAGE_MIN)
    throw invalid(
      'message',
      `Dites ce qui lie votre organisation à ce produit, en ${MESSAGE_MIN} caractères au moins. Il en manque ${MESSAGE_MIN - length}.`,
    );
  const owner = { solutionId: subject.id, organisationId: organisation.id };
  const id = await insertClaim(tx, { ...owner, accountId: actor.accountId, message, at });
  if (id === null)
    throw new ProblemError('conflict', {
      detail: 'Votre organisation a déjà demandé cette fiche. Un modérateur examine la demande.',
    });
  const made = (await findClaim(tx, id))!;
  await appendEvent(tx, {
    at,
    actor: actor.accountId,
    role: 'member',
    action: 'listing:claim',
    object: { type: 'claim', id },
    ...owner,
    to: 'requested',
  });
  return made;
}

/** @throws ProblemError `not-found` for a claim of another organisation, `transition-refused` once it is decided */
export const withdrawClaim = (
  { database, clock }: ListingDependencies,
  actor: Person,
  id: string,
): Promise<ClaimRow> =>
  database.transaction(async (tx) => {
    const at = clock().toISOString();
    const held = await findClaim(tx, id, { lock: true });
    if (!held) throw refusalError('hidden');
    const organisationId = held.organisation.id;
    const object = { type: 'claim', organisationId, status: held.status } as const;
    demandRight(actor, 'claim:withdraw', object);
    const outcome = apply(object, 'claim:withdraw', { asOf: at });
    if (!outcome.ok) throw refusalError(outcome.reason);
    await decideClaim(tx, id, {
      status: 'withdrawn',
      reason: null,
      decidedBy: actor.accountId,
      at,
    });
    await appendEvent(tx, {
      at,
      actor: actor.accountId,
      role: 'member',
      action: 'claim:withdraw',
      object: { type: 'claim', id },
      organisationId,
      from: 'requested',
      to: 'withdrawn',
    });
    return { ...held, status: 'withdrawn' };
  });

export const listClaims = ({ database }: ListingDependencies, actor: Person): Promise<ClaimRow[]> =>
  claimsOf(
    database.db,
    actor.memberships.map(({ organisationId }) => organisationId),
  );
