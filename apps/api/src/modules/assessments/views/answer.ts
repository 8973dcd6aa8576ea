import type { FieldProblem } from '@gouvtech/domain';
import type { AnswerState } from '../answer-repository.ts';

export const answerView = (
  { criterion, revision, content, toConfirm, answeredAt, answeredBy }: AnswerState,
  remaining: FieldProblem[],
) => ({
  criterion,
  revision,
  response: content?.response ?? null,
  justification: content?.justification ?? null,
  toConfirm,
  answeredAt,
  answeredBy,
  remaining,
});
