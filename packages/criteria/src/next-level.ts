/** The answer that reaches the next level of a rubric, with the fields that level asks for. */
import { applies } from './applicability.ts';
import { levelAt } from './level.ts';
import { addMonths, dayOf } from './time.ts';
import type {
  Answer,
  Condition,
  Criterion,
  Day,
  Facts,
  Field,
  FieldValue,
  Instant,
} from './types.ts';

type Fields = Record<string, FieldValue>;
export type NextLevel = { level: string | null; answer: Answer };

/** Steps of a percentage, where the rubric names none. */
const PERCENT_STEP = 25;

/** Null when the answer is already at the top. */
export function nextLevel(
  criterion: Criterion,
  answer: Answer | undefined,
  facts: Facts,
  asOf: Instant,
): NextLevel | null {
  const fields = answer?.response.kind === 'level' ? answer.response.fields : {};
  const level = answer?.response.kind === 'level' ? answer.response.level : undefined;
  const now =
    answer?.response.kind === 'level'
      ? levelAt(criterion, { ...(level && { level }), fields }, facts, answer.answeredAt, asOf)
          .value
      : 0;
  for (const response of candidates(criterion, fields, facts, dayOf(asOf))) {
    const { value, level: reached } = levelAt(criterion, response, facts, asOf, asOf);
    if (value > now) {
      return {
        level: reached?.key ?? null,
        answer: revised(criterion, answer, { kind: 'level', ...response }, asOf),
      };
    }
  }
  return null;
}

/** From the lowest step up. */
function candidates(
  criterion: Criterion,
  fields: Fields,
  facts: Facts,
  day: Day,
): { level?: string; fields: Fields }[] {
  const valueField = criterion.valueField ?? '';
  const held = fields[valueField];
  if (criterion.selection === 'percent') {
    const from = typeof held === 'number' ? Math.floor(held / PERCENT_STEP) : 0;
    const next = Math.min(100, (from + 1) * PERCENT_STEP);
    return [{ fields: { ...fields, [valueField]: next } }];
  }
  if (criterion.selection === 'share') {
    const options = criterion.fields.find(({ key }) => key === valueField)?.options ?? [];
    const chosen = Array.isArray(held) ? held : [];
    const next = options.find(
      ({ key, relevantIf }) => !chosen.includes(key) && applies(relevantIf ?? 'toujours', facts),
    );
    return next ? [{ fields: { ...fields, [valueField]: [...chosen, next.key] } }] : [];
  }
  return criterion.levels.map(({ key, when = [] }) => ({
    ...(criterion.selection === 'chosen' && { level: key }),
    fields: when.reduce((all, one) => satisfied(one, all, criterion, day), fields),
  }));
}

function satisfied(condition: Condition, fields: Fields, criterion: Criterion, day: Day): Fields {
  if ('anyOf' in condition) {
    const [first] = condition.anyOf;
    return first ? satisfied(first, fields, criterion, day) : fields;
  }
  const field = criterion.fields.find(({ key }) => key === condition.field);
  return { ...fields, [condition.field]: valueFor(condition, field, fields[condition.field], day) };
}

function valueFor(
  condition: Exclude<Condition, { anyOf: Condition[] }>,
  field: Field | undefined,
  held: FieldValue | undefined,
  day: Day,
): FieldValue {
  if ('is' in condition) return condition.is;
  if ('in' in condition) return condition.in[0] ?? '';
  if ('remainingAtLeastMonths' in condition)
    return addMonths(day, condition.remainingAtLeastMonths + 1);
  if ('ageUnderMonths' in condition || 'ageAtMostMonths' in condition) return day;
  return bounded(condition, field, held);
}

/** The bound itself where it belongs to the range, else the nearest number inside. */
function bounded(
  range: { atLeast?: number; atMost?: number; over?: number; under?: number },
  field: Field | undefined,
  held: FieldValue | undefined,
): number {
  const low = Math.max(range.atLeast ?? -Infinity, field?.min ?? -Infinity);
  const within = (value: number) =>
    value >= low &&
    value > (range.over ?? -Infinity) &&
    value <= (range.atMost ?? Infinity) &&
    value < (range.under ?? Infinity);
  if (typeof held === 'number' && within(held)) return held;
  const unit = field?.type === 'decimal' ? 0.01 : 1;
  const tried = [
    range.atMost,
    range.under === undefined ? undefined : range.under - unit,
    range.atLeast,
    range.over === undefined ? undefined : range.over + unit,
    field?.min,
  ];
  return tried.find((value) => value !== undefined && within(value)) ?? 0;
}

const revised = (
  criterion: Criterion,
  answer: Answer | undefined,
  response: Answer['response'],
  asOf: Instant,
): Answer => ({
  evidence: [],
  checks: [],
  verdicts: [],
  naDecisions: [],
  corrections: [],
  caps: [],
  ...answer,
  criterion: criterion.id,
  revision: (answer?.revision ?? 0) + 1,
  answeredAt: asOf,
  response,
  toConfirm: false,
});
