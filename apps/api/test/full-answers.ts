/** The best answer to every criterion that applies, each with a public document: a whole assessment, for tests. */
import { randomUUID } from 'node:crypto';
import {
  applies,
  validateAnswers,
  type Answer,
  type Condition,
  type Criterion,
  type CriteriaSet,
  type Facts,
  type Field,
  type FieldValue,
} from '@gouvtech/criteria';

type Dates = { answeredAt: string; recent: string; later: string };

/** @param dates instants and days: when it was answered, a day in the past months, a day years ahead */
export function fullAnswers(set: CriteriaSet, facts: Facts, dates: Dates): Answer[] {
  return set.criteria
    .filter(({ applicability }) => applies(applicability, facts))
    .map((criterion) => best(criterion, set, facts, dates));
}

function best(criterion: Criterion, set: CriteriaSet, facts: Facts, dates: Dates): Answer {
  for (const level of criterion.levels.toReversed()) {
    const fields = fieldsFor(criterion, level.when ?? [], dates);
    const chosen = criterion.selection === 'chosen' ? { level: level.key } : {};
    const answer = answerTo(criterion, { kind: 'level', ...chosen, fields }, dates);
    if (validateAnswers([answer], facts, set).length === 0) return answer;
  }
  throw new Error(`no valid answer to ${criterion.id}`);
}

const answerTo = (
  { id, evidence }: Criterion,
  response: Answer['response'],
  { answeredAt, recent, later }: Dates,
): Answer => ({
  criterion: id,
  revision: 1,
  answeredAt,
  response,
  justification:
    'Décrit dans le document joint, page par page, avec les limites connues du service.',
  evidence: [
    {
      id: randomUUID(),
      type: evidence[0]!.type,
      attachedAt: answeredAt,
      datedOn: recent,
      endsOn: later,
    },
  ],
  checks: [],
  verdicts: [],
  naDecisions: [],
  corrections: [],
  caps: [],
});

function fieldsFor(criterion: Criterion, when: Condition[], dates: Dates) {
  const fields: Record<string, FieldValue> = {};
  for (const field of criterion.fields) fields[field.key] = usual(field, dates);
  for (const condition of when) {
    const one = 'anyOf' in condition ? condition.anyOf[0]! : condition;
    if ('field' in one) fields[one.field] = satisfying(one, fields[one.field]!, dates);
  }
  return fields;
}

function usual(field: Field, { recent }: Dates): FieldValue {
  switch (field.type) {
    case 'boolean':
      return true;
    case 'percent':
      return 100;
    case 'integer':
    case 'decimal':
      return field.max ?? field.min ?? 1;
    case 'date':
      return recent;
    case 'choice':
      return field.options![0]!.key;
    case 'multichoice':
      return field.options!.map(({ key }) => key);
    case 'url':
      return 'https://editeur.example/preuve';
    case 'text':
      return 'Décrit dans le document joint.';
  }
}

function satisfying(
  condition: Exclude<Condition, { anyOf: Condition[] }>,
  usually: FieldValue,
  { recent, later }: Dates,
): FieldValue {
  if ('is' in condition) return condition.is;
  if ('in' in condition) return condition.in[0]!;
  if ('remainingAtLeastMonths' in condition) return later;
  if ('ageUnderMonths' in condition || 'ageAtMostMonths' in condition) return recent;
  const { atLeast, atMost, over, under } = condition;
  if (atMost !== undefined) return atMost;
  if (under !== undefined) return Math.max(0, under - 1);
  if (over !== undefined) return over + 1;
  return atLeast ?? usually;
}
