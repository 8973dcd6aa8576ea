/** Calendar of the machines: a date that is reached is reached at 00:00 UTC. */
import { addDays, addMonths, dayOf, startOf, type Day, type Instant } from '@gouvtech/criteria';
import type { Delay } from './transitions-types.ts';

/** An attested assessment is current this long (evaluation model 1.6), then stale, then expired. */
export const CURRENT_MONTHS = 12;
export const STALE_MONTHS = 3;
/** A published listing whose vendor says nothing this long is archived. */
export const UNCONFIRMED_MONTHS = 24;
const RENEWAL_WINDOW_DAYS = 60;
/** A version of the référentiel is announced at least this long before it counts (evaluation model 1.7). */
export const NOTICE_MONTHS = 6;

/** First instant of the day that comes `delay` after the day of `since`. */
export function dueAt(since: Instant, delay: Delay): Instant {
  const day = dayOf(since);
  return startOf('days' in delay ? addDays(day, delay.days) : addMonths(day, delay.months));
}

/** From when « rien n’a changé » may be attested again. */
export function renewalOpensAt(attestedAt: Instant): Instant {
  const staleOn = dayOf(dueAt(attestedAt, { months: CURRENT_MONTHS }));
  return startOf(addDays(staleOn, -RENEWAL_WINDOW_DAYS));
}

/** The first day a version announced at `asOf` may come into force. */
export const earliestInForceOn = (asOf: Instant): Day => addMonths(dayOf(asOf), NOTICE_MONTHS);

export const isBeforeRenewalWindow = (attestedAt: Instant, asOf: Instant): boolean =>
  Date.parse(asOf) < Date.parse(renewalOpensAt(attestedAt));
