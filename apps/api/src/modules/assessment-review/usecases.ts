import { answerDecisions } from './usecases/decide-answer.ts';
import { roundDecisions } from './usecases/decide-round.ts';
import type { ReviewDependencies } from './usecases/dependencies.ts';
import { proposeInvalidation } from './usecases/invalidate.ts';
import { readReview } from './usecases/read.ts';

export const assessmentReviewUseCases = (dependencies: ReviewDependencies) => ({
  read: readReview(dependencies),
  ...answerDecisions(dependencies),
  ...roundDecisions(dependencies),
  proposeInvalidation: proposeInvalidation(dependencies),
});

export type AssessmentReviewUseCases = ReturnType<typeof assessmentReviewUseCases>;
