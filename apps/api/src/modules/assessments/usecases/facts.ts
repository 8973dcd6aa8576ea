/** Facts first: a changed one re-opens the criteria it governs. */
import { FACT_KEYS, loadSet, type FactKey, type Facts } from '@gouvtech/criteria';
import { factsTexts, incompatibleFacts } from '@gouvtech/criteria/texts';
import { appendEvent } from '@gouvtech/db';
import { LISTING_FACTS, listingFacts } from '@gouvtech/domain/listing-facts';
import type { FieldProblem } from '@gouvtech/domain';
import { demandVersion } from '../../../contract/if-match.ts';
import { ProblemError } from '../../../contract/problem-error.ts';
import { assessmentObject, demandAct, demandDraft, noRound, type Who } from '../access.ts';
import { changedFacts, governed } from '../draft.ts';
import { reopenAnswers, saveFacts } from '../fact-repository.ts';
import { loadWorkingListing, lockRounds, type RoundRow } from '../round-repository.ts';
import { factsView } from '../views/facts.ts';
import type { AssessmentDependencies } from './dependencies.ts';

export const factsTag = ({ factsRevision }: Pick<RoundRow, 'factsRevision'>) =>
  `"${factsRevision}"`;

export function factUseCases({ database, clock }: AssessmentDependencies) {
  return {
    /** @throws ProblemError `invalid-input` at the fact, `precondition-required`, `stale-version` with the present facts */
    async saveFacts(who: Who, slug: string, ifMatch: string | undefined, given: Facts) {
      const { solution } = await demandDraft(database.db, who.actor, slug, 'assessment:answer');
      return database.transaction(async (tx) => {
        const { open: round } = await lockRounds(tx, solution.id);
        if (!round) throw noRound();
        demandAct(who.actor, 'assessment:answer', assessmentObject(solution, round));
        demandVersion(ifMatch, factsTag(round), { current: factsView(round, round.facts) });
        const { listing } = await loadWorkingListing(tx, solution.id);
        const facts = { ...round.facts, ...given, ...listingFacts(listing) };
        refuse(problemsOf(given, facts, round.criteriaSet));
        const changed = changedFacts(round.facts, facts);
        const same = FACT_KEYS.every((key) => (facts[key] ?? null) === (round.facts[key] ?? null));
        if (same) return { view: factsView(round, facts), etag: factsTag(round) };
        const { id, factsRevision: expected } = round;
        const factsRevision = (await saveFacts(tx, { id, expected, facts }))!;
        const reopened = await reopenAnswers(tx, id, governed(loadSet(round.criteriaSet), changed));
        await appendEvent(tx, {
          at: clock().toISOString(),
          actor: who.actor.accountId,
          role: 'member',
          action: 'assessment:state-facts',
          object: { type: 'assessment', id },
          organisationId: solution.organisationId,
          solutionId: solution.id,
          data: { facts, reopened },
        });
        const saved = { ...round, factsRevision };
        return { view: factsView(saved, facts, reopened), etag: factsTag(saved) };
      });
    },
  };
}

function problemsOf(given: Facts, facts: Facts, version: string): FieldProblem[] {
  const known: readonly string[] = FACT_KEYS;
  const read: readonly string[] = LISTING_FACTS;
  const problems = Object.keys(given).flatMap((key): FieldProblem[] => {
    if (!known.includes(key))
      return [
        { path: `facts.${key.slice(0, 60)}`, message: 'Ce fait n’existe pas dans le référentiel.' },
      ];
    return read.includes(key)
      ? [{ path: `facts.${key}`, message: 'Ce fait se lit de la fiche : changez la fiche.' }]
      : [];
  });
  if (problems.length > 0) return problems;
  const asked = Object.keys(given) as FactKey[];
  // What the listing alone contradicts is said in the page; it is not the fault of these answers.
  const { incompatible } = factsTexts(version);
  return incompatibleFacts(facts, version).flatMap((message) => {
    const rule = incompatible.find((one) => one.message === message)!;
    const concerned = [...rule.has, ...rule.lacks].find((key) => asked.includes(key));
    return concerned ? [{ path: `facts.${concerned}`, message }] : [];
  });
}

function refuse(errors: FieldProblem[]): void {
  if (errors.length === 0) return;
  throw new ProblemError('invalid-input', {
    detail: 'Les caractéristiques ne sont pas enregistrées. Corrigez les points signalés.',
    errors,
  });
}
