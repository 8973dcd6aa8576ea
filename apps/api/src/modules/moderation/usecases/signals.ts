/** What the machine noticed, decided by a person: something was done about it, or there was nothing to do. */
import { appendEvent, type Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import type { ActionOn } from '@gouvtech/domain/permissions';
import { apply, possibleActions } from '@gouvtech/domain/transitions';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { invalid } from '../../../contract/problem-error.ts';
import { publishAttested } from '../../assessments/index.ts';
import { demandHold, dropHold } from '../../holds/index.ts';
import { cleaned } from '../../listings/index.ts';
import { decideSignal, findSignal, type SignalRow } from '../../signals/index.ts';
import type { ModerationDependencies } from './dependencies.ts';

export type SignalView = SignalRow & { actions: ActionOn<'signal'>[]; involved: boolean };

const signalObject = ({ organisation, status }: SignalRow) =>
  ({ type: 'signal', organisationId: organisation?.id ?? null, status }) as const;

export async function readSignal(
  { database, clock }: ModerationDependencies,
  actor: Person,
  id: string,
): Promise<SignalView> {
  const signal = await findSignal(database.db, id);
  if (!signal) throw refusalError('hidden');
  // A member of the vendor who moderates learns why they may not decide, from the queue that showed it.
  demandRight(actor, 'signal:read', signalObject(signal));
  return viewOf(signal, actor, clock().toISOString());
}

export type SignalDecision = { decision: 'handle' | 'dismiss'; reason: string };

/** What the signal held back is released either way. @throws ProblemError at `reason` without one */
export const judgeSignal = (
  { database, clock }: ModerationDependencies,
  actor: Person,
  id: string,
  given: SignalDecision,
): Promise<SignalView> =>
  database.transaction(async (tx) => {
    const at = clock().toISOString();
    const signal = await findSignal(tx, id, { lock: true });
    if (!signal) throw refusalError('hidden');
    const action = `signal:${given.decision}` as const;
    const object = signalObject(signal);
    demandRight(actor, action, object);
    const reason = cleaned(given.reason);
    if (reason === '')
      throw invalid(
        'reason',
        'Dites ce que vous avez constaté\u00a0: les autres modérateurs le liront.',
      );
    const outcome = apply(object, action, { asOf: at, reason });
    if (!outcome.ok) throw refusalError(outcome.reason);
    await demandHold(tx, actor.accountId, 'signal', id);
    const status = given.decision === 'handle' ? ('handled' as const) : ('dismissed' as const);
    const decided = await decideSignal(tx, id, { status, reason, decidedBy: actor.accountId, at });
    if (!decided) throw refusalError('wrong-state');
    await dropHold(tx, 'signal', id);
    await release(tx, signal, at);
    await appendEvent(tx, {
      ...{ at, actor: actor.accountId, role: 'moderator', action, reason },
      object: { type: 'signal', id },
      organisationId: signal.organisation?.id ?? null,
      solutionId: signal.solution.id,
      from: 'open',
      to: status,
      data: { kind: signal.kind },
    });
    return viewOf((await findSignal(tx, id))!, actor, at);
  });

/** Publishes the round that waited for this signal, unless another one, or its own state, still holds it. */
async function release(tx: Db, { holdsPublication, solution }: SignalRow, at: string) {
  if (holdsPublication) await publishAttested(tx, solution.id, at);
}

const viewOf = (signal: SignalRow, actor: Person, now: string): SignalView => ({
  ...signal,
  actions: possibleActions(actor, signalObject(signal), { asOf: now }),
  involved: actor.memberships.some(
    ({ organisationId }) => organisationId === signal.organisation?.id,
  ),
});
