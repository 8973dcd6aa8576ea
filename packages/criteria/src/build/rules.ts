/** Applicability rules and level conditions, checked against the facts and fields that exist. */
import { FACT_KEYS, type Condition, type Field, type FieldType, type Rule } from '../types.ts';
import type { Node, Reader } from './reader.ts';

export function readRule(reader: Reader, node: Node): Rule {
  if (node.value === undefined || node.value === 'toujours') return 'toujours';
  if (typeof node.value === 'string') {
    if (!(FACT_KEYS as readonly string[]).includes(node.value)) {
      reader.refuse(node.path, `« ${node.value} » n’existe pas parmi les faits`);
    }
    return node.value as Rule;
  }
  const at = reader.object(node, { required: [], optional: ['and', 'or'] });
  const [and, or] = [at('and'), at('or')];
  if ((and.value === undefined) === (or.value === undefined)) {
    reader.refuse(node.path, 'une règle contient « and » ou « or », un seul des deux');
    return 'toujours';
  }
  const parts = reader
    .list(and.value === undefined ? or : and, 2)
    .map((part) => readRule(reader, part));
  return and.value === undefined ? { or: parts } : { and: parts };
}

const RANGE = ['atLeast', 'atMost', 'over', 'under'] as const;
const TIMED = ['ageUnderMonths', 'ageAtMostMonths', 'remainingAtLeastMonths'] as const;
const NUMBERS: FieldType[] = ['integer', 'decimal', 'percent'];

export function readCondition(reader: Reader, node: Node, fields: Field[]): Condition {
  const at = reader.object(node, {
    required: [],
    optional: ['field', 'is', 'in', 'anyOf', ...RANGE, ...TIMED],
  });
  const given = (key: string) => at(key).value !== undefined;
  if (given('anyOf')) {
    if (Object.keys(node.value as object).length > 1)
      reader.refuse(node.path, '« anyOf » est seul dans sa condition');
    return { anyOf: reader.list(at('anyOf'), 2).map((one) => readCondition(reader, one, fields)) };
  }
  const key = reader.text(at('field'));
  const field = fields.find((one) => one.key === key);
  if (!given('field')) reader.refuse(at('field').path, 'manque');
  else if (!field) reader.refuse(at('field').path, `« ${key} » n’existe pas parmi les champs`);

  const range = RANGE.filter(given);
  const tests = [given('is'), given('in'), range.length > 0, ...TIMED.map(given)].filter(
    Boolean,
  ).length;
  if (tests !== 1) reader.refuse(node.path, 'une condition porte un seul test');
  const expects = (types: FieldType[]) => {
    if (field && !types.includes(field.type)) {
      reader.refuse(
        node.path,
        `ce test ne s’applique pas au champ « ${key} », de type ${field.type}`,
      );
    }
  };
  if (given('is')) {
    expects(['boolean']);
    return { field: key, is: reader.boolean(at('is')) };
  }
  if (given('in')) {
    expects(['choice']);
    const options = (field?.options ?? []).map((option) => option.key);
    return { field: key, in: reader.list(at('in'), 1).map((one) => reader.oneOf(one, options)) };
  }
  const timed = TIMED.find(given);
  if (timed) {
    expects(['date']);
    return { field: key, [timed]: reader.integer(at(timed), 0, 600) } as Condition;
  }
  expects(NUMBERS);
  for (const bound of range) {
    if (typeof at(bound).value !== 'number') reader.refuse(at(bound).path, 'un nombre est attendu');
  }
  return {
    field: key,
    ...Object.fromEntries(range.map((bound) => [bound, Number(at(bound).value)])),
  };
}
