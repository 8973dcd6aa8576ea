/**
 * An act that two administrators of the catalogue must want (evaluation model, section 2): one proposes it, another
 * confirms it within 14 days, and only then does it take effect, in the same transaction.
 */
import { addDays, dayOf, startOf } from '@gouvtech/criteria';
import { appendEvent, type Database, type Db } from '@gouvtech/db';
import type { TwoPersonStatus } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import type { TwoPersonActObject } from '@gouvtech/domain/permissions';
import { apply, possibleActions } from '@gouvtech/domain/transitions';
import { PROPOSAL_DAYS } from '@gouvtech/domain/transitions-administration';
import { demandRight, refusalError } from '../../contract/demand.ts';
import { invalid, ProblemError } from '../../contract/problem-error.ts';
import { moderatorsToNotify, notify } from '../notifications/index.ts';
import {
  closeAct,
  findAct,
  findOpenActs,
  insertAct,
  listActs,
  type TwoPersonAct,
  type TwoPersonDetail,
} from './repository.ts';

export type NewTwoPersonAct = Omit<TwoPersonDetail, 'data'> & {
  /** as in `packages/domain`: `assessment:invalidate`; also the name of its effect */
  action: string;
  object: { type: string; id: string };
  reason: string;
  data?: Record<string, unknown>;
};

export type Confirmed = { act: TwoPersonAct; actor: Person; at: string };
/** Does what was proposed, once confirmed: judges the state again, writes, and appends the event of the act itself. */
export type Effect = (tx: Db, confirmed: Confirmed) => Promise<void>;
export type Effects = Readonly<Record<string, Effect>>;

export type TwoPersonDependencies = {
  database: Database;
  clock: () => Date;
  publicOrigin: string;
  /** by action */
  effects: Effects;
};

/** As permissions and transitions see it; a proposal whose time is over counts as expired before the clock says so. */
export const objectOf = (act: TwoPersonAct, at: string): TwoPersonActObject => ({
  type: 'two-person-act',
  organisationId: act.detail.organisationId,
  proposedBy: act.proposedBy,
  status: statusAt(act, at),
});

export const statusAt = ({ status, expiresAt }: TwoPersonAct, at: string): TwoPersonStatus =>
  status === 'proposed' && Date.parse(at) >= Date.parse(expiresAt) ? 'expired' : status;

/**
 * Proposes the act; the other administrators of the catalogue are told. The caller has demanded the right to the act
 * itself (`demandRight(actor, 'assessment:invalidate', …)`) and holds its object.
 * @throws ProblemError `invalid-input` at `reason`; `conflict` when the same act is already proposed for this object
 */
export async function propose(
  tx: Db,
  actor: Person,
  { action, object, reason, data = {}, ...about }: NewTwoPersonAct,
  { at, publicOrigin }: { at: string; publicOrigin: string },
): Promise<TwoPersonAct> {
  const why = reason.trim();
  if (why === '')
    throw invalid('reason', 'Indiquez le motif\u00a0: l’autre personne décide d’après lui.');
  const expiresAt = startOf(addDays(dayOf(at), PROPOSAL_DAYS));
  const lapsed = (await findOpenActs(tx, object)).filter((one) => statusAt(one, at) === 'expired');
  for (const { id } of lapsed) await expire(tx, id, at);
  const id = await insertAct(tx, {
    ...{ action, objectType: object.type, objectId: object.id, reason: why, expiresAt },
    detail: { ...about, data },
    proposedBy: actor.accountId,
    proposedAt: at,
  });
  if (!id)
    throw new ProblemError('conflict', {
      detail:
        'Cet acte est déjà proposé et attend une seconde personne. Confirmez-le ou annulez-le dans «\u00a0Actes à deux\u00a0».',
    });
  const act = (await findAct(tx, id))!;
  const others = (await moderatorsToNotify(tx, 'administrator')).filter(
    (one) => one !== actor.accountId,
  );
  await notify(tx, {
    accountIds: others,
    kind: 'moderation',
    key: `two-person-act:propose:${id}`,
    title: `Un acte attend votre confirmation : ${about.label}`,
    body: `${act.proposedByName} propose un acte qui demande deux personnes. Motif : ${why}`,
    href: '/moderation/administration/actes',
    ...{ now: at, publicOrigin },
  });
  await log(tx, act, { at, actor, action: 'propose', from: null, to: 'proposed', reason: why });
  return act;
}

/**
 * Confirms: the effect of the act is done at once, with its own event.
 * @throws ProblemError `forbidden` to who proposed it; what the effect throws, and then nothing is written
 */
export async function confirm(
  tx: Db,
  actor: Person,
  id: string,
  { at, effects }: { at: string; effects: Effects },
): Promise<TwoPersonAct> {
  const act = await decide(tx, actor, id, 'confirm', at);
  const effect = effects[act.action];
  if (!effect) throw new Error(`no effect for ${act.action}`);
  await closeAct(tx, id, { status: 'confirmed', decidedBy: actor.accountId, at });
  await effect(tx, { act, actor, at });
  await log(tx, act, { at, actor, action: 'confirm', from: 'proposed', to: 'confirmed' });
  return (await findAct(tx, id))!;
}

/** Gives up the proposal: by who made it, or by another administrator. */
export async function cancel(
  tx: Db,
  actor: Person,
  id: string,
  { at }: { at: string },
): Promise<TwoPersonAct> {
  const act = await decide(tx, actor, id, 'cancel', at);
  await closeAct(tx, id, { status: 'cancelled', decidedBy: actor.accountId, at });
  await log(tx, act, { at, actor, action: 'cancel', from: 'proposed', to: 'cancelled' });
  return (await findAct(tx, id))!;
}

/** Those proposed for this object that still wait; at most one for each action. */
export const openActs = async (
  db: Db,
  object: { type: string; id: string },
  at: string,
): Promise<TwoPersonAct[]> =>
  (await findOpenActs(db, object)).filter((one) => statusAt(one, at) === 'proposed');

/** Everything proposed and lately decided, with what the reader may do. */
export async function readActs(
  { database, clock }: TwoPersonDependencies,
  actor: Person,
): Promise<(TwoPersonAct & { actions: string[] })[]> {
  demandRight(actor, 'administration:read', { type: 'administration' });
  const at = clock().toISOString();
  return (await listActs(database.db)).map((act) => ({
    ...act,
    status: statusAt(act, at),
    actions: possibleActions(actor, objectOf(act, at), { asOf: at }),
  }));
}

/** Closes a proposal whose time is over. @param at when the clock says so, UTC */
export async function expire(tx: Db, id: string, at: string): Promise<boolean> {
  const act = await findAct(tx, id, { lock: true });
  if (act?.status !== 'proposed' || statusAt(act, at) !== 'expired') return false;
  await closeAct(tx, id, { status: 'expired', decidedBy: null, at: act.expiresAt });
  await log(tx, act, { at, actor: null, action: 'expire', from: 'proposed', to: 'expired' });
  return true;
}

async function decide(
  tx: Db,
  actor: Person,
  id: string,
  verb: 'confirm' | 'cancel',
  at: string,
): Promise<TwoPersonAct> {
  const act = await findAct(tx, id, { lock: true });
  if (!act) throw refusalError('hidden');
  const object = objectOf(act, at);
  demandRight(actor, `two-person-act:${verb}`, object);
  const outcome = apply(object, `two-person-act:${verb}`, { asOf: at });
  if (!outcome.ok) throw refusalError(outcome.reason);
  return act;
}

type Act = {
  at: string;
  actor: Person | null;
  action: 'propose' | 'confirm' | 'cancel' | 'expire';
  from: string | null;
  to: string;
  reason?: string;
};

const log = (tx: Db, act: TwoPersonAct, { at, actor, action, from, to, reason }: Act) =>
  appendEvent(tx, {
    at,
    actor: actor?.accountId ?? null,
    role: actor?.staff ?? 'clock',
    action: `two-person-act:${action}`,
    object: { type: 'two-person-act', id: act.id },
    organisationId: act.detail.organisationId,
    solutionId: act.detail.solutionId,
    ...{ from, to, reason: reason ?? null },
    data: { action: act.action, objectType: act.objectType, objectId: act.objectId },
  });
