/** What the public would read of an assessment that is not published yet: the same views as the page of a solution. */
import type { Instant } from '@gouvtech/criteria';
import type { SolutionDocument } from '@gouvtech/domain';
import type { Db } from '../database.ts';
import type { AssessmentContent } from '../readers/assessment.ts';
import { answerViews } from './answer-view.ts';
import { assessmentState } from './assessment-state.ts';
import { loadOpenDisputes } from './load-disputes.ts';
import { assessmentSummary, themeViews } from './score-view.ts';

type AssessmentReading = Pick<SolutionDocument, 'themes' | 'answers' | 'facts'> & {
  assessment: NonNullable<SolutionDocument['assessment']>;
};

/** @param content of the draft, as if it were attested at `now` */
export async function previewAssessment(
  db: Db,
  content: AssessmentContent,
  now: Instant,
): Promise<AssessmentReading> {
  const { solutionId, facts } = content.assessment;
  const disputes = (await loadOpenDisputes(db, [solutionId])).get(solutionId) ?? [];
  const open = disputes.filter(({ publicSince }) => publicSince <= now);
  const state = assessmentState(content, now);
  return {
    assessment: assessmentSummary(state, open),
    facts: facts as Record<string, boolean | null>,
    themes: themeViews(state, open),
    answers: answerViews(state, open, now),
  };
}
