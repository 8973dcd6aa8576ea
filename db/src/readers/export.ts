import { eq } from 'drizzle-orm';
import {
  ENGINE_VERSION,
  loadSet,
  score,
  type AssessmentExport,
  type Instant,
} from '@gouvtech/criteria';
import type { SolutionDocument } from '@gouvtech/domain';
import type { Db } from '../database.ts';
import { catalogueEntry } from '../schema/index.ts';
import { loadAssessment } from './assessment.ts';
import { loadRoundsAt } from './rounds.ts';

/**
 * All that recomputing a published score takes. `asOf` is by default the instant of the published score, so that
 * the result is the very figures the catalogue shows; with another, the answers are those public then.
 * @returns null when the solution is not listed or has no public assessment
 */
export async function loadAssessmentExport(
  db: Db,
  slug: string,
  asOf?: Instant,
): Promise<AssessmentExport | null> {
  const [entry] = await db
    .select({ solutionId: catalogueEntry.solutionId, card: catalogueEntry.card })
    .from(catalogueEntry)
    .where(eq(catalogueEntry.slug, slug));
  if (!entry) return null;
  const content = asOf
    ? (await loadRoundsAt(db, entry.solutionId, [asOf]))[0]!.content
    : await loadAssessment(db, entry.solutionId);
  if (!content) return null;
  const card = JSON.parse(entry.card) as Pick<SolutionDocument, 'name' | 'assessment'>;
  const { assessment, answers } = content;
  const set = loadSet(assessment.criteriaSet);
  const at = asOf ?? card.assessment?.asOf ?? assessment.attestedAt;
  return {
    format: 'gouvtech-assessment/1',
    solution: { slug, name: card.name },
    criteriaSet: set.version,
    criteriaSetHash: set.hash,
    engine: ENGINE_VERSION,
    asOf: at,
    facts: assessment.facts,
    answers,
    result: score(answers, assessment.facts, set, at),
  };
}
