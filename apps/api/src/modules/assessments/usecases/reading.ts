/** « Ce qu’un acheteur lira » : the draft as its public page would show it, were it signed now. */
import { previewAssessment } from '@gouvtech/db';
import { demandDraft, type Who } from '../access.ts';
import { loadDraft } from '../draft.ts';
import { syncListingFacts } from '../sync-facts.ts';
import type { AssessmentDependencies } from './dependencies.ts';

export function readingUseCases(dependencies: AssessmentDependencies) {
  const { database, clock } = dependencies;
  return {
    async reading(who: Who, slug: string) {
      const { db } = database;
      const now = clock().toISOString();
      const found = await demandDraft(db, who.actor, slug, 'assessment:read-draft');
      const { solution, round } = await syncListingFacts(dependencies, found);
      const { facts, answers, evidence, verdicts } = await loadDraft(db, round, solution.id, now);
      const assessment = {
        id: round.id,
        solutionId: solution.id,
        criteriaSet: round.criteriaSet,
        status: round.status,
        facts,
        attestedAt: now,
        publishedAt: null,
        signatory: null,
      };
      return previewAssessment(db, { assessment, answers, evidence, verdicts }, now);
    },
  };
}
