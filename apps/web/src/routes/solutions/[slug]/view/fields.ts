/** The typed fields of an answer, in words. */
import type { Criterion, Field } from '@gouvtech/criteria';
import type { CriterionTexts, FieldTexts } from '@gouvtech/criteria/texts';
import type { AnswerView } from '@gouvtech/domain';
import { formatDate, formatNumber } from '#lib/format.ts';
import { webAddress } from './address.ts';
import { listed } from './places.ts';

export type FieldLine = { label: string; value: string; href: string | null };

type Value = AnswerView['fields'][string];

/**
 * One line per field that has a value, in the order of the référentiel. Fields computed from the listing are left
 * out: the listing itself shows them.
 */
export function fieldLines(
  rule: Criterion,
  texts: CriterionTexts,
  values: AnswerView['fields'],
): FieldLine[] {
  if (rule.computedFrom) return [];
  return rule.fields.flatMap((field) => {
    const value = values[field.key];
    const words = texts.fields[field.key];
    if (value === undefined || value === '' || !words) return [];
    const href = field.type === 'url' ? webAddress(String(value)) : null;
    return [{ label: words.label, value: fieldValue(field, words, value), href }];
  });
}

/** « 14 jours », « oui », « CSV et JSON ». */
export function fieldValue(field: Field, words: FieldTexts, value: Value): string {
  const option = (key: string) => words.options?.[key] ?? key;
  if (Array.isArray(value)) return value.length > 0 ? listed(value.map(option)) : 'aucun';
  if (typeof value === 'boolean') return value ? 'oui' : 'non';
  if (typeof value === 'number') {
    const unit = field.type === 'percent' ? '%' : words.unit;
    return unit ? `${formatNumber(value)}\u00a0${unit}` : formatNumber(value);
  }
  if (field.type === 'date') return formatDate(value);
  return field.type === 'choice' ? option(value) : value;
}
