/** A labeller for one scheme: two administrators of the catalogue decide, for 36 months at most. */
import { addDays, addMonths, type Day } from '@gouvtech/criteria';
import type { AccreditationStatus } from './statuses.ts';
import type { Machine } from './transitions-types.ts';

export const ACCREDITATION_MONTHS = 36;
/** The next one may be asked for this long before the last day of the one that runs. */
const NEXT_ACCREDITATION_MONTHS = 6;

/**
 * The first day on which the next accreditation may be asked for, while this one runs: the next one starts the day it is
 * granted, and this one then ends on the eve, so each has one day at least.
 * @param from first day. @param until last day, both included
 */
export function nextApplicationFrom({ from, until }: { from: Day; until: Day }): Day {
  const opens = addMonths(addDays(until, 1), -NEXT_ACCREDITATION_MONTHS);
  const second = addDays(from, 1);
  return opens < second ? second : opens;
}

export const ACCREDITATION = {
  'accreditation:read': {
    from: ['applied', 'accredited', 'refused', 'suspended', 'withdrawn', 'expired'],
  },
  'accreditation:grant': {
    from: ['applied'],
    to: 'accredited',
    unless: ['organisation-not-verified', 'second-person-needed'],
  },
  'accreditation:refuse': { from: ['applied'], to: 'refused', reasonRequired: true },
  'accreditation:suspend': { from: ['accredited'], to: 'suspended', reasonRequired: true },
  'accreditation:restore': {
    from: ['suspended'],
    to: 'accredited',
    unless: ['second-person-needed'],
  },
  'accreditation:withdraw': {
    from: ['accredited', 'suspended'],
    to: 'withdrawn',
    reasonRequired: true,
  },
  'accreditation:expire': {
    from: ['accredited', 'suspended'],
    to: 'expired',
    after: { days: 0, since: 'accreditedUntil' },
  },
} as const satisfies Machine<AccreditationStatus, 'accreditation'>;
