import {
  addDays,
  addMonths,
  type CriterionId,
  type Day,
  type FieldValue,
} from '@gouvtech/criteria';
import type { Listing } from '@gouvtech/domain';
import { between, pick } from '../chance.ts';
import { daysBetween, type Clock } from '../clock.ts';

/** A field left undefined is not part of the answer. */
export type Fields = Record<string, FieldValue | undefined>;
/** The fields that go with a level: coherent with it, and no more flattering than it. */
export type Fill = (level: string, x: FillContext) => Fields;
export type FillTable = Record<CriterionId, Fill>;

export type FillContext = {
  listing: Listing;
  /** a day before the answer that is still less than `months` old today, when the answer is recent enough */
  recent: (months: number, key?: string) => Day;
  /** a day between `from` and `to` months before the answer */
  past: (from: number, to: number, key?: string) => Day;
  /** a day between `from` and `to` months after today */
  ahead: (from: number, to: number, key?: string) => Day;
  int: (from: number, to: number, key?: string) => number;
  pick: <T>(choices: readonly T[], key?: string) => T;
  /** a page of the solution's own site */
  page: (path: string) => string;
};

export function fillContext(
  clock: Clock,
  slug: string,
  criterion: CriterionId,
  listing: Listing,
  answeredOn: Day,
): FillContext {
  const int = (from: number, to: number, key = '') => between(from, to, slug, criterion, key);
  const site = listing.website ?? `https://${slug}.example`;
  return {
    listing,
    int,
    recent: (months, key = 'recent') => {
      const oldest = addDays(addMonths(clock.today, -months), 12);
      const newest = addDays(answeredOn, -3);
      const span = daysBetween(oldest, newest);
      return addDays(newest, -int(0, span > 0 ? Math.min(span, months * 20) : 40, key));
    },
    past: (from, to, key = 'past') => addDays(answeredOn, -int(from * 30, to * 30, key)),
    ahead: (from, to, key = 'ahead') => addDays(clock.today, int(from * 31, to * 31, key)),
    pick: (choices, key = '') => pick(choices, slug, criterion, key),
    page: (path) => `${site}/${path}`,
  };
}
