/** From the rows of a file to verdicts, each line with what is wrong in it. */
import type { AuditMethod, FieldProblem } from '@gouvtech/domain';
import { unguarded, type Row } from '../../assessments/index.ts';
import type { VerdictInput } from '../verdict.ts';
import {
  COLUMNS,
  keyOf,
  METHOD_WORDS,
  NEEDED,
  OUTCOME_WORDS,
  pointsOf,
  SEVERITY_WORDS,
  type Column,
  type Line,
} from './columns.ts';

export type LineProblem = {
  line: number | null;
  criterion: string | null;
  /** column of the file */
  field: string | null;
  message: string;
};
export type ReadLine = {
  line: number;
  criterion: string;
  /** null: the line says nothing */
  input: VerdictInput | null;
  /** null: whatever the version is now */
  version: number | null;
};

const WRITTEN = [
  'avis',
  'retenu_pour_cent',
  'methodes',
  'gravite',
  'constat',
  'note',
] as const satisfies readonly Column[];

/** Lines that can be understood, and every problem of the others; `read` counts both. */
export function readLines(rows: Row[]): { read: number; lines: ReadLine[]; errors: LineProblem[] } {
  const [head, ...rest] = rows;
  const names = head?.cells.map((name) => unguarded(name).trim().toLowerCase()) ?? [];
  const missing = NEEDED.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const message = `Il manque ${missing.length > 1 ? 'les colonnes' : 'la colonne'} ${missing.join(', ')}. Colonnes attendues : ${COLUMNS.join(', ')}.`;
    const error = { line: head?.line ?? 1, criterion: null, field: null, message };
    return { read: 0, lines: [], errors: [error] };
  }
  const errors: LineProblem[] = [];
  const seen = new Map<string, number>();
  const lines = rest.flatMap(({ line, cells }): ReadLine[] => {
    const cell = (name: Column) => unguarded(cells[names.indexOf(name)] ?? '');
    const found = Object.fromEntries(COLUMNS.map((name) => [name, cell(name)])) as Line;
    const criterion = found.critere.trim().toUpperCase().slice(0, 40);
    const twice = seen.get(criterion);
    if (twice !== undefined) {
      const message = `${criterion} est déjà à la ligne ${twice}. Gardez une seule ligne.`;
      errors.push({ line, criterion, field: 'critere', message });
      return [];
    }
    seen.set(criterion, line);
    const problems: FieldProblem[] = [];
    const input = inputOf(found, problems);
    const version = versionOf(found.version, problems);
    if (problems.length === 0) return [{ line, criterion, input, version }];
    errors.push(
      ...problems.map(({ path, message }) => ({ line, criterion, field: path, message })),
    );
    return [];
  });
  return { read: rest.length, lines, errors };
}

function inputOf(line: Line, problems: FieldProblem[]): VerdictInput | null {
  if (WRITTEN.every((column) => line[column].trim() === '')) return null;
  const fail = (path: Column, message: string) => void problems.push({ path, message });
  const word = <K extends string>(column: Column, words: Record<K, string>, text: string) => {
    if (text.trim() === '') return null;
    const key = keyOf(words, text);
    const known = Object.values(words).join(', ');
    if (key === null) fail(column, `« ${text.trim().slice(0, 60)} » n’est pas dans : ${known}.`);
    return key;
  };
  const draft = line.brouillon.trim().toLowerCase();
  if (!['', 'oui', 'non'].includes(draft)) fail('brouillon', 'Écrivez oui, ou laissez vide.');
  const value = line.retenu_pour_cent.trim() === '' ? null : pointsOf(line.retenu_pour_cent);
  if (line.retenu_pour_cent.trim() !== '' && value === null)
    fail(
      'retenu_pour_cent',
      `« ${line.retenu_pour_cent.trim().slice(0, 60)} » n’est pas un pourcentage du critère, comme 50 ou 62,5.`,
    );
  return {
    draft: draft === 'oui',
    outcome: word('avis', OUTCOME_WORDS, line.avis),
    value,
    methods: line.methodes
      .split(/[,;|\n]/)
      .map((one) => word('methodes', METHOD_WORDS, one))
      .filter((one): one is AuditMethod => one !== null),
    severity: word('gravite', SEVERITY_WORDS, line.gravite),
    ...{ finding: line.constat, note: line.note },
  };
}

function versionOf(text: string, problems: FieldProblem[]): number | null {
  const typed = text.trim();
  if (typed === '') return null;
  if (/^\d{1,9}$/.test(typed)) return Number(typed);
  problems.push({
    path: 'version',
    message: 'Gardez la version que l’export a écrite, un nombre entier.',
  });
  return null;
}
