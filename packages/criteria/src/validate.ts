/** What is wrong in a set of answers, in machine codes with the place; importers and forms put words on them. */
import { applies } from './applicability.ts';
import { missingFields, type FieldProblemCode, fieldProblem } from './validate-fields.ts';
import { isDay } from './time.ts';
import type { Answer, CriteriaSet, Criterion, Facts } from './types.ts';

export type ProblemCode =
  | FieldProblemCode
  | 'unknown-criterion'
  | 'duplicate-answer'
  | 'unknown-level'
  | 'missing-level'
  | 'level-is-computed'
  | 'na-forbidden'
  | 'justification-too-short'
  | 'certificate-without-end';

/** `path` starts at the list of answers: `[3].response.fields.taux`. */
export type Problem = { code: ProblemCode; path: string };

export const JUSTIFICATION_MIN = 40;
const PARTIAL = 'partiel';

export function validateAnswers(answers: Answer[], facts: Facts, set: CriteriaSet): Problem[] {
  const seen = new Set<string>();
  return answers.flatMap((answer, index) => {
    const criterion = set.criteria.find(({ id }) => id === answer.criterion);
    const place = (problems: Problem[]) =>
      problems.map(({ code, path }): Problem => ({ code, path: `[${index}].${path}` }));
    if (!criterion) return place([{ code: 'unknown-criterion', path: 'criterion' }]);
    const duplicate: Problem[] = seen.has(answer.criterion)
      ? [{ code: 'duplicate-answer', path: 'criterion' }]
      : [];
    seen.add(answer.criterion);
    return place([
      ...duplicate,
      ...responseProblems(criterion, answer, facts),
      ...evidenceProblems(answer),
    ]);
  });
}

function responseProblems(criterion: Criterion, answer: Answer, facts: Facts): Problem[] {
  const { response } = answer;
  if (response.kind === 'planned')
    return isDay(response.on) ? [] : [{ code: 'not-a-day', path: 'response.on' }];
  if (response.kind === 'na') {
    if (criterion.naPolicy !== 'justified')
      return [{ code: 'na-forbidden', path: 'response.kind' }];
    return justificationProblems(answer);
  }
  const problems: Problem[] = [];
  for (const [key, value] of Object.entries(response.fields)) {
    const code = fieldProblem(criterion, key, value);
    if (code) problems.push({ code, path: `response.fields.${key}` });
  }
  const level = levelProblem(criterion, response.level);
  if (level) problems.push({ code: level, path: 'response.level' });
  else if (applies(criterion.applicability, facts)) {
    for (const key of missingFields(criterion, answer))
      problems.push({ code: 'missing-field', path: `response.fields.${key}` });
  }
  return response.level === PARTIAL ? [...problems, ...justificationProblems(answer)] : problems;
}

function levelProblem(criterion: Criterion, level: string | undefined): ProblemCode | null {
  if (criterion.selection !== 'chosen') return level === undefined ? null : 'level-is-computed';
  if (level === undefined) return 'missing-level';
  return criterion.levels.some(({ key }) => key === level) ? null : 'unknown-level';
}

function justificationProblems({ justification = '' }: Answer): Problem[] {
  const short = [...justification.trim()].length < JUSTIFICATION_MIN;
  return short ? [{ code: 'justification-too-short', path: 'justification' }] : [];
}

function evidenceProblems({ evidence }: Answer): Problem[] {
  return evidence.flatMap(({ type, datedOn, startsOn, endsOn }, index) => {
    const problems: Problem[] = [];
    const days = { datedOn, startsOn, endsOn };
    for (const [key, day] of Object.entries(days)) {
      if (day !== undefined && !isDay(day))
        problems.push({ code: 'not-a-day', path: `evidence[${index}].${key}` });
    }
    if (type === 'CERT' && endsOn === undefined)
      problems.push({ code: 'certificate-without-end', path: `evidence[${index}].endsOn` });
    return problems;
  });
}
