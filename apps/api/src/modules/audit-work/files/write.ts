import { guarded } from '../../assessments/index.ts';
import { toCsv, toOds, type Sheet } from '../../comparison/index.ts';
import { answerInShort, titleOf } from '../words.ts';
import { verdictOn, type Work } from '../work.ts';
import {
  COLUMNS,
  METHOD_WORDS,
  OUTCOME_WORDS,
  percentText,
  SEVERITY_WORDS,
  type Line,
} from './columns.ts';

export const FORMATS = ['ods', 'csv'] as const;
export type FileFormat = (typeof FORMATS)[number];

const LOOK = { name: 'Avis', isWide: (column: number) => [1, 2, 8, 9].includes(column) };

/** One line a required criterion, in the order of the set; version 0 where there is no verdict. */
export function verdictFile(
  format: FileFormat,
  work: Work,
  /** `YYYY-MM-DD` */
  today: string,
): string | Uint8Array {
  const text = (value: string) => ({ type: 'text' as const, value: guarded(value) });
  const sheet: Sheet = [
    COLUMNS.map(text),
    ...work.required.map((id) => {
      const line = lineOf(work, id);
      return COLUMNS.map((column) => text(line[column]));
    }),
  ];
  return format === 'csv' ? toCsv(sheet) : toOds(sheet, today, LOOK);
}

function lineOf(work: Work, id: string): Line {
  const verdict = verdictOn(work, id);
  return {
    critere: id,
    titre: titleOf(work, id),
    reponse: answerInShort(work, id),
    declare_pour_cent: percentText(work.scores.get(id)?.declaredValue ?? null),
    avis: verdict?.outcome ? OUTCOME_WORDS[verdict.outcome] : '',
    retenu_pour_cent: percentText(verdict?.value ?? null),
    methodes: (verdict?.methods ?? []).map((one) => METHOD_WORDS[one as 'document']).join(', '),
    gravite: verdict?.severity ? SEVERITY_WORDS[verdict.severity] : '',
    constat: verdict?.finding ?? '',
    note: verdict?.note ?? '',
    brouillon: verdict?.draft ? 'oui' : '',
    version: String(verdict?.version ?? 0),
  };
}
