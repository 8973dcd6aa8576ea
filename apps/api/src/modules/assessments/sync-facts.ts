/** A round takes in what its listing says now, as soon as somebody opens it: what it re-opens is then seen. */
import { loadSet } from '@gouvtech/criteria';
import { appendEvent } from '@gouvtech/db';
import { listingFacts } from '@gouvtech/domain/listing-facts';
import { changedFacts, governed, staleListingFacts } from './draft.ts';
import { reopenAnswers, saveFacts } from './fact-repository.ts';
import { loadWorkingListing, type RoundRow, type SolutionRounds } from './round-repository.ts';
import type { AssessmentDependencies } from './usecases/dependencies.ts';

type Found = { solution: SolutionRounds; round: RoundRow };

export async function syncListingFacts(
  { database, clock }: AssessmentDependencies,
  found: Found,
): Promise<Found> {
  const { solution, round } = found;
  if (round.status !== 'draft') return found;
  const { listing } = await loadWorkingListing(database.db, solution.id);
  if (staleListingFacts(round.facts, listing).length === 0) return found;
  const facts = { ...round.facts, ...listingFacts(listing) };
  const revision = await database.transaction(async (tx) => {
    const saved = await saveFacts(tx, { id: round.id, expected: round.factsRevision, facts });
    // Somebody saved facts in between, and with them those of the listing.
    if (saved === null) return round.factsRevision;
    const changed = changedFacts(round.facts, facts);
    const reopened = await reopenAnswers(
      tx,
      round.id,
      governed(loadSet(round.criteriaSet), changed),
    );
    await appendEvent(tx, {
      at: clock().toISOString(),
      actor: null,
      role: 'clock',
      action: 'assessment:read-listing',
      object: { type: 'assessment', id: round.id },
      organisationId: solution.organisationId,
      solutionId: solution.id,
      data: { changed, reopened },
    });
    return saved;
  });
  const synced = { ...round, facts, factsRevision: revision };
  return { solution: { ...solution, open: synced }, round: synced };
}
