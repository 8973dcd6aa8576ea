/** Everything a round says now: answers as the engine reads them, facts of the listing included, and what they are worth. */
import {
  governingFacts,
  loadSet,
  score,
  type Answer,
  type CriteriaSet,
  type CriterionId,
  type FactKey,
  type Facts,
  type Instant,
  type ScoreSheet,
} from '@gouvtech/criteria';
import { loadAnswers, withListingFields, type AnswersContent, type Db } from '@gouvtech/db';
import { listingFacts, LISTING_FACTS } from '@gouvtech/domain/listing-facts';
import { isEmptied } from './answer-repository.ts';
import { loadWorkingListing, type RoundRow, type WorkingListing } from './round-repository.ts';

export type Draft = {
  set: CriteriaSet;
  facts: Facts;
  /** emptied answers left out, answers read from the listing in */
  answers: Answer[];
  /** as stored, emptied ones included */
  stored: Answer[];
  evidence: AnswersContent['evidence'];
  verdicts: AnswersContent['verdicts'];
  sheet: ScoreSheet;
  listing: WorkingListing;
};

/** What an attestation at `now` would freeze. */
export async function loadDraft(
  db: Db,
  { id, criteriaSet, facts: kept }: Pick<RoundRow, 'id' | 'criteriaSet' | 'facts'>,
  solutionId: string,
  now: Instant,
): Promise<Draft> {
  const { listing } = await loadWorkingListing(db, solutionId);
  const content = (await loadAnswers(db, [id])).get(id)!;
  const set = loadSet(criteriaSet);
  const facts = { ...kept, ...listingFacts(listing) };
  const reopened = new Set(governed(set, changedFacts(kept, facts)));
  const answers = withListingFields(
    content.answers
      .filter((answer) => !isEmptied(answer))
      .map((answer) => (reopened.has(answer.criterion) ? { ...answer, toConfirm: true } : answer)),
    readListing(listing),
    set,
    facts,
    now,
  );
  return {
    set,
    facts,
    answers,
    stored: content.answers,
    evidence: content.evidence,
    verdicts: content.verdicts,
    sheet: score(answers, facts, set, now),
    listing,
  };
}

export const readListing = ({ licence = { kind: 'unknown' }, hosting = null }: WorkingListing) => ({
  licence,
  hosting,
});

/** Facts whose answer is another one; one that had none yet re-opens nothing, since it counted as true, unless it is « no ». */
export const changedFacts = (before: Facts, after: Facts): FactKey[] =>
  (Object.keys(after) as FactKey[]).filter((key) => (before[key] ?? true) !== (after[key] ?? true));

/** Criteria that one of these facts governs. */
export const governed = (set: CriteriaSet, facts: FactKey[]): CriterionId[] =>
  set.criteria
    .filter((criterion) => governingFacts(criterion).some((key) => facts.includes(key)))
    .map(({ id }) => id);

/** Facts of the listing that the round has not taken in yet. */
export const staleListingFacts = (kept: Facts, listing: WorkingListing): FactKey[] => {
  const read = listingFacts(listing);
  return LISTING_FACTS.filter((key) => (kept[key] ?? null) !== read[key]);
};
