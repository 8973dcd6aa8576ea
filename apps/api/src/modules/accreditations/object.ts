/** An accreditation as permissions and transitions judge it at an instant. */
import { addDays, addMonths, dayOf, startOf, type Day, type Instant } from '@gouvtech/criteria';
import type { AccreditationStatus } from '@gouvtech/domain';
import type { AccreditationObject } from '@gouvtech/domain/permissions';
import { dueTransition, type Context } from '@gouvtech/domain/transitions';
import {
  ACCREDITATION_MONTHS,
  nextApplicationFrom,
} from '@gouvtech/domain/transitions-accreditation';
import type { AccreditationRow } from './repository.ts';

type Dated = Pick<AccreditationRow, 'status' | 'statusSince' | 'accreditedUntil'> & {
  organisation: { id: string };
};

const objectOf = ({ organisation, status }: Dated): AccreditationObject => ({
  type: 'accreditation',
  organisationId: organisation.id,
  status,
});

/** First instant after its last day; null before it is granted. */
const endOf = ({ accreditedUntil }: Pick<Dated, 'accreditedUntil'>): Instant | null =>
  accreditedUntil && startOf(addDays(accreditedUntil, 1));

/** What the clock must do, if anything. */
export const dueOf = (row: Dated, asOf: Instant) =>
  dueTransition(objectOf(row), { accreditedUntil: endOf(row) }, asOf);

/** Its state at `asOf`: one whose last day is over has expired, whether the clock wrote it or not. */
export function effective(row: Dated, asOf: Instant): { status: AccreditationStatus; at: Instant } {
  const due = dueOf(row, asOf);
  return due
    ? { status: due.to as AccreditationStatus, at: due.at }
    : { status: row.status, at: row.statusSince };
}

export const accreditationObject = (row: Dated, asOf: Instant): AccreditationObject => ({
  ...objectOf(row),
  status: effective(row, asOf).status,
});

/** @param secondPerson another administrator confirmed, or will have to */
export const contextOf = (
  row: AccreditationRow,
  { asOf, reason, secondPerson }: { asOf: Instant; reason?: string; secondPerson: boolean },
): Context => ({
  asOf,
  reason,
  secondPerson,
  organisationVerified: row.organisation.status === 'verified',
  dates: { accreditedUntil: endOf(row) },
});

/** The first day on which the next one may be asked for; null when it does not run at `asOf`. */
export function nextFrom(
  row: Dated & Pick<AccreditationRow, 'accreditedFrom'>,
  asOf: Instant,
): Day | null {
  const { accreditedFrom: from, accreditedUntil: until } = row;
  if (effective(row, asOf).status !== 'accredited' || !from || !until) return null;
  return nextApplicationFrom({ from, until });
}

/** It waits for a decision, runs, or is suspended. */
export const isOpen = (row: Dated, asOf: Instant): boolean =>
  ['applied', 'accredited', 'suspended'].includes(effective(row, asOf).status);

/** Whether one more may be asked for: none is open, or the only one nears its end. @param open those of one scheme */
export function mayAsk(
  open: readonly (Dated & Pick<AccreditationRow, 'accreditedFrom'>)[],
  asOf: Instant,
): boolean {
  if (open.length === 0) return true;
  const from = open.length === 1 ? nextFrom(open[0]!, asOf) : null;
  return from !== null && dayOf(asOf) >= from;
}

/** The last day an accreditation granted on `from` may have. */
export const latestEnd = (from: Instant): Day =>
  addDays(addMonths(dayOf(from), ACCREDITATION_MONTHS), -1);
