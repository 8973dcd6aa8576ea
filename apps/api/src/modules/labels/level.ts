/** The level of a label, computed again on what is public today: never typed. */
import { labelLevel, loadSet, score, type Instant, type LabelResult } from '@gouvtech/criteria';
import { loadAssessment, type Db } from '@gouvtech/db';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import { openMajors } from './causes-repository.ts';
import { expiryOf } from './prerequisites.ts';
import type { LabelRow } from './repository.ts';

/**
 * What the public answers of the solution are worth for the scheme at `asOf`; null when no assessment is public. An
 * assessment due for renewal still holds a label; an expired one does not.
 */
export async function levelToday(
  db: Db,
  row: Pick<LabelRow, 'solution' | 'scheme'>,
  asOf: Instant,
): Promise<LabelResult | null> {
  const found = await loadAssessment(db, row.solution.id);
  if (!found) return null;
  const { assessment, answers } = found;
  const set = loadSet(assessment.criteriaSet);
  const sheet = score(answers, assessment.facts, set, asOf);
  const majors = await openMajors(db, row.solution.id, row.scheme);
  return labelLevel(sheet, set, LABEL_SCHEMES[row.scheme], {
    openMajorNonConformity: majors.length > 0,
    assessmentCurrent: asOf < expiryOf(assessment),
  });
}
