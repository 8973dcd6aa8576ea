/** What permissions and transitions judge of a label. */
import { addDays, startOf, type Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import type { Actor } from '@gouvtech/domain/actors';
import type { ActionOn, LabelObject } from '@gouvtech/domain/permissions';
import type { ClockDates } from '@gouvtech/domain/transitions';
import { cureEndsAt } from '@gouvtech/domain/transitions-label';
import { demandRight, refusalError } from '../../contract/demand.ts';
import { findLabel, lockLabel, type LabelRow } from './repository.ts';

export const labelObject = (row: LabelRow): LabelObject & { type: 'label' } => ({
  type: 'label',
  organisationId: row.organisation?.id ?? null,
  labellerId: row.labeller.id,
  status: row.status,
  team: row.team,
});

/** Dates that the clock counts from. */
export const datesOf = (row: LabelRow): ClockDates => ({
  validFrom: row.validFrom && startOf(row.validFrom),
  labelEndsAt: row.validUntil && startOf(addDays(row.validUntil, 1)),
  cureEndsAt: cureEnd(row),
});

/** When it is revoked unless it is restored; null: it is not suspended. */
export const cureEnd = ({ suspendedAt, suspensionCause, scheme }: LabelRow): Instant | null =>
  suspendedAt && cureEndsAt({ suspendedAt, scheme, cause: suspensionCause });

/**
 * The label, for an act: held until the end of the transaction, the right demanded. The state is judged by the caller.
 * @param key its id or its reference
 * @throws ProblemError `not-found` when it is none of the actor’s business
 */
export async function labelFor(
  tx: Db,
  actor: Actor,
  action: ActionOn<'label'>,
  key: string,
): Promise<LabelRow> {
  const row = await lockLabel(tx, key);
  if (!row) throw refusalError('hidden');
  demandRight(actor, action, labelObject(row));
  return row;
}

/** The same, to read: nothing is held. */
export async function readableLabel(
  db: Db,
  actor: Actor,
  action: ActionOn<'label'>,
  key: string,
): Promise<LabelRow> {
  const row = await findLabel(db, key);
  if (!row) throw refusalError('hidden');
  demandRight(actor, action, labelObject(row));
  return row;
}
