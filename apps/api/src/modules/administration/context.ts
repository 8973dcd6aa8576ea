/** What every act of administration starts with. */
import type { Database, Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import type { ActionOn, ObjectOf, ObjectType } from '@gouvtech/domain/permissions';
import { refusalText } from '@gouvtech/domain/refusals';
import { apply, type Applied, type Context } from '@gouvtech/domain/transitions';
import { demandRight, refusalError } from '../../contract/demand.ts';

export type AdministrationDependencies = {
  database: Database;
  clock: () => Date;
  publicOrigin: string;
};

/** One transaction of one person at one instant. */
export type Act = { tx: Db; actor: Person; at: string; publicOrigin: string };

/** Runs `work` in one transaction: all of it, its event and what people are told, or nothing. */
export function transacted<T>(
  { database, clock, publicOrigin }: AdministrationDependencies,
  actor: Person,
  work: (act: Act) => Promise<T>,
): Promise<T> {
  const at = clock().toISOString();
  return database.transaction((tx) => work({ tx, actor, at, publicOrigin }));
}

/** Right, then state. @throws ProblemError with the sentence of the refusal, at `reason` when it is to be filled */
export function demand<T extends ObjectType>(
  actor: Person,
  action: ActionOn<T>,
  object: ObjectOf[T] & { type: T },
  context: Context,
): Applied {
  demandRight(actor, action, object);
  const outcome = apply(object, action, context);
  if (outcome.ok) return outcome;
  if (outcome.reason !== 'reason-required') throw refusalError(outcome.reason);
  throw refusalError(outcome.reason, [{ path: 'reason', message: refusalText('reason-required') }]);
}

export const demandAdministration = (
  actor: Person,
  action: ActionOn<'administration'> = 'administration:read',
): void => demandRight(actor, action, { type: 'administration' });
