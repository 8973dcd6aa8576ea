/** The typed fields of an answer, in words. */
import type { Criterion } from '@gouvtech/criteria';
import type { CriterionTexts } from '@gouvtech/criteria/texts';
import type { AnswerView } from '@gouvtech/domain';
import { fieldValue } from '@gouvtech/domain/words';
import { webAddress } from './address.ts';

export type FieldLine = { label: string; value: string; href: string | null };

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
