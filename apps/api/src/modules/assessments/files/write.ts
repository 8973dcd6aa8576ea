/** The answers of a round as a file. JSON carries the answers themselves; CSV and ODS their lines. */
import type { CriteriaSet, Facts } from '@gouvtech/criteria';
import { toCsv, toOds, type Sheet } from '../../comparison/index.ts';
import type { AnswerState } from '../answer-repository.ts';
import type { FileFormat } from '../schemas/files.ts';
import { guarded } from './formula.ts';
import { answerable, answerLines, COLUMNS } from './lines.ts';

export const JSON_FORMAT = 'gouvtech-answers/1';
const LOOK = { name: 'Réponses', isWide: (column: number) => column >= 2 && column <= 4 };

/** @param today `YYYY-MM-DD` */
export function answerFile(
  format: FileFormat,
  { set, facts, states }: { set: CriteriaSet; facts: Facts; states: AnswerState[] },
  today: string,
): string | Uint8Array {
  if (format === 'json') {
    const ids = new Set(answerable(set, facts).map(({ id }) => id));
    const answers = states
      .filter(({ criterion, content }) => content && ids.has(criterion))
      .map(({ criterion, revision, content }) => ({ criterion, revision, ...content }));
    return `${JSON.stringify({ format: JSON_FORMAT, criteriaSet: set.version, answers }, null, 2)}\n`;
  }
  const text = (value: string) => ({ type: 'text' as const, value: guarded(value) });
  const sheet: Sheet = [
    COLUMNS.map(text),
    ...answerLines(set, facts, states).map((line) => COLUMNS.map((column) => text(line[column]))),
  ];
  return format === 'csv' ? toCsv(sheet) : toOds(sheet, today, LOOK);
}
