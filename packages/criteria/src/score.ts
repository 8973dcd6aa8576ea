/** The only arithmetic of the product: a pure function of the answers, the facts, the set and the date asked. */
import { overallScore, themeScores } from './aggregate.ts';
import { judge } from './criterion.ts';
import { ScoringError } from './errors.ts';
import { time } from './time.ts';
import type { Answer, CriteriaSet, CriterionId, Facts, Instant, ScoreSheet } from './types.ts';

/** Raised when the same answers may get another sheet. */
export const ENGINE_VERSION = '1.0.0';

export function score(
  answers: Answer[],
  facts: Facts,
  set: CriteriaSet,
  asOf: Instant,
): ScoreSheet {
  if (Number.isNaN(time(asOf)))
    throw new ScoringError('invalid-instant', 'asOf', `« ${asOf} » n’est pas une date`);
  const given = byCriterion(answers, set);
  const all = set.criteria.map((criterion) => ({
    criterion,
    judgement: judge(criterion, given.get(criterion.id), facts, asOf),
  }));
  const themes = themeScores(set, all);
  const criteria = all.map(({ judgement }) => judgement.score);
  return {
    engine: ENGINE_VERSION,
    criteriaSet: set.version,
    criteriaSetHash: set.hash,
    asOf,
    overall: overallScore(set, themes, all),
    themes,
    criteria,
    missingPrerequisites: criteria
      .filter(({ blockingMissing }) => blockingMissing)
      .map(({ id }) => id),
    nextChangeAt: all.flatMap(({ judgement }) => judgement.changes).sort()[0] ?? null,
  };
}

function byCriterion(answers: Answer[], set: CriteriaSet): Map<CriterionId, Answer> {
  const known = new Map(set.criteria.map((criterion) => [criterion.id, criterion]));
  const given = new Map<CriterionId, Answer>();
  answers.forEach((answer, index) => {
    const criterion = known.get(answer.criterion);
    const fail = (
      code: 'unknown-criterion' | 'duplicate-answer' | 'unknown-level',
      end: string,
      text: string,
    ) => {
      throw new ScoringError(code, `answers[${index}].${end}`, text);
    };
    if (!criterion)
      return fail(
        'unknown-criterion',
        'criterion',
        `« ${answer.criterion} » n’est pas dans la version ${set.version}`,
      );
    if (given.has(answer.criterion))
      fail('duplicate-answer', 'criterion', `« ${answer.criterion} » a déjà une réponse`);
    const level =
      answer.response.kind === 'level' && criterion.selection === 'chosen'
        ? answer.response.level
        : undefined;
    if (level !== undefined && !criterion.levels.some(({ key }) => key === level)) {
      fail(
        'unknown-level',
        'response.level',
        `« ${level} » n’est pas un niveau de ${answer.criterion}`,
      );
    }
    given.set(answer.criterion, answer);
  });
  return given;
}
