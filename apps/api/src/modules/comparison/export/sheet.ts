/** The table of a comparison as rows of typed cells: what both formats write. */
import { percent } from '@gouvtech/criteria';
import {
  comparisonTable,
  type Cell,
  type Comparison,
  type Row,
  type Section,
  type TableWords,
} from '@gouvtech/domain/comparison';
import { TIER_LABELS } from '@gouvtech/domain/labels';
import { neutralise } from './neutralise.ts';

export type SheetCell =
  | { type: 'text'; value: string }
  /** whole percent */
  | { type: 'number'; value: number }
  /** `YYYY-MM-DD` */
  | { type: 'date'; value: string };

/** The first row names the columns. */
export type Sheet = SheetCell[][];

export type SheetWords = TableWords & {
  /** public address of the site */
  origin: string;
};

/** Columns of each solution; their heads start with its identifier. */
const COLUMNS = ['valeur', 'preuve', 'date', 'remarques'];
const FIGURES = [
  ['declared', 'note déclarée, en %'],
  ['checked', 'note contrôlée, en %'],
  ['audited', 'note auditée, en %'],
  ['completeness', 'complétude, en %'],
] as const;

const text = (value: string): SheetCell => ({ type: 'text', value: neutralise(value) });
const EMPTY = text('');

export function comparisonSheet(comparison: Comparison, words: SheetWords): Sheet {
  const { solutions, problems } = comparison;
  const head = ['section', 'identifiant', 'libellé'].concat(
    solutions.flatMap(({ slug }) => COLUMNS.map((column) => `${slug} : ${column}`)),
  );
  const names = line(
    'Fiches',
    'nom',
    'Nom',
    solutions.map(({ name }) => value(text(name))),
  );
  const addresses = line(
    'Fiches',
    'adresse',
    'Adresse',
    solutions.map(({ slug }) => value(text(`${words.origin}/solutions/${slug}`))),
  );
  const left = problems.map(({ slug, message }) => [
    text('Non comparées'),
    text(slug),
    text(message),
    ...solutions.flatMap(() => value(EMPTY)),
  ]);
  return [
    head.map(text),
    names,
    addresses,
    ...comparisonTable(comparison, words).flatMap(sectionLines),
    ...left,
  ];
}

const sectionLines = ({ title, rows }: Section): Sheet =>
  rows.flatMap((row) => (row.kind === 'score' ? scoreLines(title, row) : [plainLine(title, row)]));

const plainLine = (title: string, { id, label, cells }: Row): SheetCell[] =>
  line(title, id, label, cells.map(columnsOf));

/** One line for each figure; where there is none, its reason. */
const scoreLines = (title: string, { id, label, cells }: Row): Sheet =>
  FIGURES.map(([figure, words]) =>
    line(
      title,
      `${id}:${figure}`,
      `${label}\u00a0: ${words}`,
      cells.map(({ score, text: reason }) => {
        const points = score?.[figure];
        return value(typeof points === 'number' ? numberCell(percent(points)) : text(reason));
      }),
    ),
  );

function columnsOf(cell: Cell): SheetCell[] {
  if (cell.mark === null && cell.on !== null) return value({ type: 'date', value: cell.on });
  const remarks = [
    ...(cell.missing ? ['Prérequis manquant'] : []),
    ...cell.states.map((state) => state.text),
    ...(cell.remark === null ? [] : [cell.remark]),
  ];
  return [
    text(cell.text),
    text(markWord(cell.mark)),
    cell.on === null ? EMPTY : { type: 'date', value: cell.on },
    text(remarks.join(' ; ')),
  ];
}

function markWord(mark: Cell['mark']): string {
  if (mark === null) return '';
  if (mark === 'na') return 'Sans objet';
  return mark === 'planned' ? 'Prévu' : TIER_LABELS[mark].name;
}

const line = (section: string, id: string, label: string, columns: SheetCell[][]): SheetCell[] => [
  text(section),
  text(id),
  text(label),
  ...columns.flat(),
];
const value = (cell: SheetCell): SheetCell[] => [cell, EMPTY, EMPTY, EMPTY];
const numberCell = (figure: number): SheetCell => ({ type: 'number', value: figure });
