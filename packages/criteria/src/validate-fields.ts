/** Typed fields of an answer: the shape of each value, and what is missing for the level to be known. */
import { conditionHolds, fieldsOf } from './condition.ts';
import { dayOf, isDay } from './time.ts';
import type { Answer, Condition, Criterion, Field, FieldValue, Level } from './types.ts';

export type FieldProblemCode =
  | 'unknown-field'
  | 'wrong-type'
  | 'out-of-range'
  | 'unknown-option'
  | 'not-a-day'
  | 'not-an-address'
  | 'missing-field';

export function fieldProblem(
  criterion: Criterion,
  key: string,
  value: FieldValue,
): FieldProblemCode | null {
  const field = criterion.fields.find((one) => one.key === key);
  if (!field) return 'unknown-field';
  switch (field.type) {
    case 'boolean':
      return typeof value === 'boolean' ? null : 'wrong-type';
    case 'integer':
    case 'decimal':
    case 'percent':
      return numberProblem(field, value);
    case 'date':
      return typeof value !== 'string' ? 'wrong-type' : isDay(value) ? null : 'not-a-day';
    case 'url':
      return typeof value !== 'string'
        ? 'wrong-type'
        : /^https?:\/\/[^\s/]+\S*$/.test(value)
          ? null
          : 'not-an-address';
    case 'text':
      return typeof value === 'string' ? null : 'wrong-type';
    case 'choice':
      return typeof value !== 'string'
        ? 'wrong-type'
        : isOption(field, value)
          ? null
          : 'unknown-option';
    case 'multichoice':
      if (!Array.isArray(value)) return 'wrong-type';
      return value.every((one) => isOption(field, one)) ? null : 'unknown-option';
  }
}

const isOption = ({ options = [] }: Field, value: string): boolean =>
  options.some(({ key }) => key === value);

function numberProblem({ type, min, max }: Field, value: FieldValue): FieldProblemCode | null {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'wrong-type';
  if (type === 'integer' && !Number.isInteger(value)) return 'wrong-type';
  const [lowest, highest] =
    type === 'percent' ? [min ?? 0, max ?? 100] : [min ?? -Infinity, max ?? Infinity];
  return value < lowest || value > highest ? 'out-of-range' : null;
}

/**
 * Fields that must still be given: those that alone keep the answer below a level it could reach, then,
 * once the answer is worth something, those shown to buyers. An answer "none" asks for nothing more.
 */
export function missingFields(criterion: Criterion, { response, answeredAt }: Answer): string[] {
  if (response.kind !== 'level') return [];
  const isMissing = (key: string) => isEmpty(response.fields[key]);
  const required = criterion.fields
    .filter((field) => !field.optional && isMissing(field.key))
    .map(({ key }) => key);
  if (criterion.selection === 'percent' || criterion.selection === 'share') return required;

  const day = dayOf(answeredAt);
  const holds = (condition: Condition) => conditionHolds(condition, response.fields, day);
  const top =
    criterion.selection === 'chosen'
      ? criterion.levels.findIndex(({ key }) => key === response.level)
      : Infinity;
  const upToTop = criterion.levels.filter((_, index) => index <= top);
  const reached = upToTop.findLastIndex(
    (level, index) => index === 0 || conditionsOf(level).every(holds),
  );
  const open = upToTop.filter((level, index) => index > reached && couldHold(level));
  const deciding = new Set(criterion.levels.flatMap(conditionsOf).flatMap(fieldsOf));
  const wanted = new Set(
    open
      .flatMap(conditionsOf)
      .filter((condition) => !holds(condition))
      .flatMap(fieldsOf),
  );
  const worthSomething = reached > 0 || open.length > 0;
  return required.filter((key) => (deciding.has(key) ? wanted.has(key) : worthSomething));

  function couldHold(level: Level): boolean {
    return conditionsOf(level).every(
      (condition) => holds(condition) || fieldsOf(condition).some(isMissing),
    );
  }
}

const conditionsOf = (level: Level): Condition[] => level.when ?? [];

const isEmpty = (value: FieldValue | undefined): boolean => value === undefined || value === '';
