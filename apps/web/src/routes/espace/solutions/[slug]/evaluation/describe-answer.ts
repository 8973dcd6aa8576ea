/** An answer as one text, to lay beside another one: the same in the browser and on the server. */
import type { AnswerValues } from './answer-form.ts';

export type AnswerWords = {
  /** by value of the choice: the anchor of a level, « Prévu », « Sans objet » */
  choices: Record<string, string>;
  fields: { key: string; label: string; options: Record<string, string> }[];
};

/** One line per part that is given. */
export function describe(values: AnswerValues, { choices, fields }: AnswerWords): string {
  const { choice, on, justification } = values;
  const chosen = choice === 'fields' ? '' : (choices[choice] ?? '');
  const counts = choice === 'planned' || choice === 'na';
  const lines = counts
    ? []
    : fields.flatMap(({ key, label, options }) => {
        const value = values.fields[key];
        if (value === undefined || value.length === 0) return [];
        const words = [value].flat().map((one) => options[one] ?? one);
        return `${label}\u00a0: ${words.join(', ')}`;
      });
  return [choice === 'planned' && on ? `${chosen} ${on}` : chosen, ...lines, justification.trim()]
    .filter(Boolean)
    .join('\n');
}
