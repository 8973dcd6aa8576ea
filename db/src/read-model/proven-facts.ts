import type { CriterionScore } from '@gouvtech/criteria';
import { dataLocation, type Card, type Listing, type ProvenFact } from '@gouvtech/domain';
import { isCurrent } from './assessment-state.ts';
import { tierView } from './score-view.ts';
import type { AssessmentState } from './types.ts';

type ProvenFacts = Pick<Card, 'deployments' | 'licence' | 'location' | 'price'>;

/**
 * Facts of the listing that decide a purchase, each with the proof of the answer that carries it. Without a current
 * assessment, or when that criterion does not apply, a fact is only declared.
 */
export function provenFacts(listing: Listing, state: AssessmentState | null): ProvenFacts {
  const scores = new Map(
    isCurrent(state) ? state.sheet.criteria.map((criterion) => [criterion.id, criterion]) : [],
  );
  const proven = <T>(value: T, ...criteria: string[]): ProvenFact<T> => {
    const carrier = criteria.map((id) => scores.get(id)).find(carries);
    return {
      value,
      proof: tierView(carrier?.tier ?? 0),
      on: carrier?.tierSince?.slice(0, 10) ?? null,
    };
  };
  return {
    deployments: proven(listing.deployments, 'HEB-06'),
    licence: proven(listing.licence, 'LIB-02', 'LIB-01'),
    location: listing.hosting && proven(dataLocation(listing.hosting), 'HEB-01'),
    price: proven({ pricing: listing.pricing, first: listing.prices[0] ?? null }, 'ACH-02'),
  };
}

const carries = (criterion: CriterionScore | undefined): criterion is CriterionScore =>
  criterion !== undefined && criterion.applicable && criterion.reason !== 'unanswered';
