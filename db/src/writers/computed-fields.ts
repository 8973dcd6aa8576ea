import { isDeepStrictEqual } from 'node:util';
import {
  applies,
  type Answer,
  type CriteriaSet,
  type Criterion,
  type Facts,
  type Instant,
} from '@gouvtech/criteria';
import { hostingLocation, licenceClass, type Listing } from '@gouvtech/domain';

/** What criteria read in a listing, which may still be a draft. */
export type ReadListing = Pick<Listing, 'licence' | 'hosting'>;

/**
 * Some criteria are read from the listing (LIB-02 from the licence, HEB-01 from the hosting), never answered. Their
 * fields replace whatever was given, and a criterion that applies gets its answer even when none was given.
 * @param at instant of the answer that had to be made
 */
export function withComputedFields(
  answers: Answer[],
  listing: Listing,
  set: CriteriaSet,
  facts: Facts,
  at: Instant,
): Answer[] {
  const computed = set.criteria.filter(
    ({ computedFrom, applicability }) => computedFrom && applies(applicability, facts),
  );
  const given = new Map(answers.map((answer) => [answer.criterion, answer]));
  for (const criterion of computed) {
    const answer = given.get(criterion.id) ?? unanswered(criterion.id, at);
    given.set(criterion.id, {
      ...answer,
      response: { kind: 'level', fields: computedFields(criterion, listing) },
    });
  }
  return [...given.values()];
}

/**
 * The same for a round that is being written: what the listing says now. An answer that it changes is a new revision,
 * so that a check or a verdict on the one before does not hold for it.
 */
export function withListingFields(
  answers: Answer[],
  listing: ReadListing,
  set: CriteriaSet,
  facts: Facts,
  at: Instant,
): Answer[] {
  const given = new Map(answers.map((answer) => [answer.criterion, answer]));
  for (const criterion of set.criteria) {
    if (!criterion.computedFrom || !applies(criterion.applicability, facts)) continue;
    const { toConfirm: _, ...kept } = given.get(criterion.id) ?? {
      ...unanswered(criterion.id, at),
      revision: 0,
    };
    const fields = computedFields(criterion, listing);
    const same = kept.response.kind === 'level' && isDeepStrictEqual(kept.response.fields, fields);
    given.set(criterion.id, {
      ...kept,
      response: { kind: 'level', fields },
      ...(!(same && kept.revision > 0) && { revision: kept.revision + 1, answeredAt: at }),
    });
  }
  return [...given.values()];
}

function computedFields(criterion: Criterion, listing: ReadListing): Record<string, string> {
  const value =
    criterion.computedFrom === 'licence'
      ? licenceClass(listing.licence)
      : hostingLocation(listing.hosting);
  const field = criterion.fields.find(({ options }) => options?.some(({ key }) => key === value));
  if (!field) throw new Error(`${criterion.id} has no field with the option ${value}`);
  return { [field.key]: value };
}

const unanswered = (criterion: string, answeredAt: Instant): Answer => ({
  criterion,
  revision: 1,
  answeredAt,
  response: { kind: 'level', fields: {} },
  evidence: [],
  checks: [],
  verdicts: [],
  naDecisions: [],
  corrections: [],
  caps: [],
});
