/** What the moves of a label are judged on, at an instant: the only place that gathers it. */
import type { Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import type { LabelStatus } from '@gouvtech/domain';
import { dueTransition, type Context } from '@gouvtech/domain/transitions';
import { isAccredited } from '../audits/index.ts';
import { remainingCauses } from './causes.ts';
import { levelToday } from './level.ts';
import { datesOf, labelObject } from './object.ts';
import type { LabelRow } from './repository.ts';

export type Judged = {
  context: Context;
  /** what keeps a suspended label from being restored, in sentences */
  remaining: string[];
  today: Awaited<ReturnType<typeof levelToday>>;
};

export async function judged(
  db: Db,
  row: LabelRow,
  asOf: Instant,
  reason?: string,
): Promise<Judged> {
  const held = row.status === 'suspended';
  const remaining = held ? await remainingCauses(db, row, asOf) : [];
  const today = await levelToday(db, row, asOf);
  const accreditationActive = await isAccredited(db, row.labeller.id, row.scheme, asOf);
  const levels = { computed: today?.level ?? 0, held: row.level };
  const context: Context = {
    ...{ asOf, reason, accreditationActive, levels, dates: datesOf(row) },
    causeRemains: remaining.length > 0,
    // Judged by the clock alone.
    ...{ suspensionCause: false, nextGranted: false },
  };
  return { context, remaining, today };
}

/** The label as the clock owes it to be at `asOf`, whether it has ticked or not: a term that is over is over. */
export const asItIs = (row: LabelRow, asOf: Instant) => {
  const object = labelObject(row);
  const due = dueTransition(object, datesOf(row), asOf);
  return due ? { ...object, status: due.to as LabelStatus } : object;
};
