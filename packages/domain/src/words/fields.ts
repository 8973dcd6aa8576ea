import type { Field } from '@gouvtech/criteria';
import type { FieldTexts } from '@gouvtech/criteria/texts';
import { formatDate, formatNumber } from '../format.ts';
import type { AnswerView } from '../view.ts';
import { listed } from './places.ts';

/** « 14 jours », « oui », « CSV et JSON ». */
export function fieldValue(
  field: Field,
  words: FieldTexts,
  value: AnswerView['fields'][string],
): string {
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
