/** Does the state allow this act, and where does it lead? Rights are judged apart (permissions.ts): ask both. */
import type { Actor } from './actors.ts';
import type { Instant } from '@gouvtech/criteria';
import { can } from './permissions.ts';
import {
  pageIsUp,
  type ObjectOf,
  type ObjectType,
  type ProtectedObject,
} from './permissions-objects.ts';
import { actionsOn, type ActionOn } from './permissions-table.ts';
import { refuse, type RefusalReason, type Refused } from './refusals.ts';
import type { RevisionStatus } from './statuses.ts';
import { AUDIT_OVER } from './transitions-audit.ts';
import { dueAt } from './transitions-dates.ts';
import { HINDRANCES } from './transitions-hindrances.ts';
import { MACHINES, machineFor, type Moves } from './transitions-machines.ts';
import type { ClockDates, Context, Move } from './transitions-types.ts';

export type { ClockDates, Context } from './transitions-types.ts';
export { earliestInForceOn, renewalOpensAt } from './transitions-dates.ts';

/**
 * `to`: status of the object afterwards, absent when it has none. `revisionTo`: status of the revision of a listing that the
 * act moves; `published` and `archived` close it.
 */
export type Applied = { ok: true; to?: string; revisionTo?: RevisionStatus };
export type Outcome = Applied | Refused;

/**
 * Where the act leads, or why the state refuses it.
 * @throws when the context lacks something the act is judged on: a forgotten check is a fault of ours
 */
export function apply<T extends ObjectType>(
  object: ObjectOf[T] & { type: T },
  action: ActionOn<T>,
  context: Context,
): Outcome {
  const outcome = judge(object, action, context);
  if (!outcome.ok) return outcome;
  const needsReason = moveOf(object, action)?.reasonRequired === true;
  return needsReason && !context.reason?.trim() ? refuse('reason-required') : outcome;
}

/** Rights, then state: what a use case demands before it writes. */
export function decide<T extends ObjectType>(
  actor: Actor,
  action: ActionOn<T>,
  object: ObjectOf[T] & { type: T },
  context: Context,
): Outcome {
  const right = can(actor, action, object);
  return right.ok ? apply(object, action, context) : right;
}

/** A merge is offered as soon as another object may be chosen; which one it is, is judged when it is done. */
const AT_HAND = {
  ...{ sameObject: false, targetEnded: false },
  ...{ labellerAtWork: false, assessmentPublic: false },
};

/** What the actor may do now; a reason that the act demands is asked for when it is done. */
export function possibleActions<T extends ObjectType>(
  actor: Actor,
  object: ObjectOf[T] & { type: T },
  context: Context,
): ActionOn<T>[] {
  return actionsOn(object.type).filter(
    (action) =>
      can(actor, action, object).ok && judge(object, action, { ...AT_HAND, ...context }).ok,
  );
}

export type DueTransition = {
  action: string;
  to: string;
  revisionTo?: RevisionStatus;
  at: Instant;
};

/**
 * The earliest move that the clock owes the object at `asOf`, dated when it fell due, whenever the clock ticks; null when
 * there is none. Call again after each move: one tick after a year ends where daily ones do.
 */
export function dueTransition(
  object: ProtectedObject,
  dates: ClockDates,
  asOf: Instant,
): DueTransition | null {
  const due = actionsOn(object.type).flatMap((action): DueTransition[] => {
    const at = dueDate(moveOf(object, action), dates);
    if (at === null) return [];
    const outcome = judge(object, action, { asOf, dates });
    return outcome.ok && outcome.to !== undefined ? [{ action, ...moved(outcome), at }] : [];
  });
  return due.sort((a, b) => (a.at < b.at ? -1 : 1))[0] ?? null;
}

const moved = ({ to = '', revisionTo }: Applied) => ({ to, ...(revisionTo && { revisionTo }) });

function judge(object: ProtectedObject, action: string, context: Context): Outcome {
  const machine = machineFor(object, action);
  if (!machine) return accountHindrance(action, context) ?? { ok: true };
  const move = moveOf(object, action);
  const keeps = move?.keeps?.includes(machine.state) === true;
  if (!move || !(keeps || move.from.includes(machine.state))) return refuse(outOfPlace(machine));
  const hindrance = move.unless?.find((name) => HINDRANCES[name](context));
  if (hindrance) return refuse(hindrance);
  if (move.after) {
    const at = dueDate(move, context.dates ?? {});
    if (at === null || Date.parse(context.asOf) < Date.parse(at)) return refuse('not-due');
  }
  return arrival(
    object,
    machine.name,
    machine.state,
    keeps ? machine.state : (move.to ?? machine.state),
  );
}

function outOfPlace({ name, state }: { name: string; state: string }): RefusalReason {
  if (state === 'none') return 'no-revision';
  return name === 'audit' && (AUDIT_OVER as readonly string[]).includes(state)
    ? 'audit-over'
    : 'wrong-state';
}

function moveOf(object: ProtectedObject, action: string): Move<string> | undefined {
  const machine = machineFor(object, action);
  return machine ? (MACHINES[machine.name] as Moves)[action] : undefined;
}

function arrival(object: ProtectedObject, machine: string, from: string, to: string): Applied {
  if (object.type !== 'listing') return { ok: true, to };
  if (machine === 'revision') {
    const published = to === 'published' && object.status === 'unclaimed';
    const moves = from === to ? {} : { revisionTo: to as RevisionStatus };
    return { ok: true, to: published ? to : object.status, ...moves };
  }
  if (!pageIsUp(object)) {
    // Before the page is up, the listing and its one revision move together.
    return { ok: true, to, ...(from !== to && { revisionTo: to as RevisionStatus }) };
  }
  const leaves = to === 'withdrawn' || to === 'archived';
  return { ok: true, to, ...(leaves && object.revisionStatus && { revisionTo: 'archived' }) };
}

function dueDate(move: Move<string> | undefined, dates: ClockDates): Instant | null {
  const since = move?.after && dates[move.after.since];
  return move?.after && since ? dueAt(since, move.after) : null;
}

function accountHindrance(action: string, context: Context): Refused | null {
  return action === 'account:delete' && HINDRANCES['last-administrator'](context)
    ? refuse('last-administrator')
    : null;
}
