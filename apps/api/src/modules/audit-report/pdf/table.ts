/** A table of short cells: columns named on the first row, each row named by its first cell. */
import type { Block } from '../blocks.ts';
import type { Sheet } from './draw.ts';
import type { Weight } from './fonts.ts';

const SIZE = 9.5;
const GAP = 10;
/** above and below the words of a row, points */
const PAD = 3.5;
const RULE = '#dad5c8';

type Table = Extract<Block, { kind: 'table' }>;

export function drawTable(sheet: Sheet, { caption, head, widths, rows }: Table): void {
  const { doc, root } = sheet;
  const table = doc.struct('Table');
  root.add(table);
  sheet.keep(60);
  table.add(
    doc.struct('Caption', {}, () =>
      sheet.write([{ text: caption, size: SIZE, colour: '#4b5b61' }]),
    ),
  );
  doc.y += 4;
  const row = (cells: string[], isHead: boolean) => measured(sheet, { widths, cells, isHead });
  const named = row(head, true);
  drawRow(sheet, named, table);
  for (const cells of rows) {
    const next = row(cells, false);
    // Heard once, seen on each page.
    if (sheet.keep(next.height)) repeatHead(sheet, named);
    drawRow(sheet, next, table);
  }
  table.end();
}

type Cell = { text: string; x: number; width: number; weight: Weight };
type Row = { cells: Cell[]; height: number; isHead: boolean };

function measured(
  sheet: Sheet,
  { widths, cells, isHead }: { widths: number[]; cells: string[]; isHead: boolean },
): Row {
  const heights: number[] = [];
  const made = cells.map((text, index): Cell => {
    const before = widths.slice(0, index).reduce((sum, one) => sum + one, 0);
    const width = widths[index]! * sheet.width - GAP;
    const weight: Weight = isHead || index === 0 ? 'strong' : 'regular';
    heights.push(sheet.heightOf(text, { size: SIZE, weight, width }));
    return { text, width, weight, x: sheet.left + before * sheet.width };
  });
  return { cells: made, height: Math.max(...heights) + 2 * PAD, isHead };
}

function drawRow(sheet: Sheet, row: Row, table: PDFKit.PDFStructureElement): void {
  const { doc } = sheet;
  const top = doc.y;
  const line = doc.struct('TR');
  table.add(line);
  row.cells.forEach((one, index) => {
    const scope = row.isHead ? 'Column' : index === 0 ? 'Row' : null;
    const cell = doc.struct(scope ? 'TH' : 'TD', (scope ? { scope } : {}) as object);
    line.add(cell);
    cell.add(() => writeCell(sheet, one, top));
    cell.end();
  });
  line.end();
  underline(sheet, row, top);
}

function repeatHead(sheet: Sheet, row: Row): void {
  const { doc } = sheet;
  const top = doc.y;
  doc.markContent('Artifact', { type: 'Pagination' });
  for (const cell of row.cells) writeCell(sheet, cell, top);
  doc.endMarkedContent();
  underline(sheet, row, top);
}

const writeCell = (sheet: Sheet, { text, weight, x, width }: Cell, top: number): void =>
  sheet.write([{ text, size: SIZE, weight }], { x, y: top + PAD, width });

function underline(sheet: Sheet, { height, isHead }: Row, top: number): void {
  sheet.doc.y = top + height;
  sheet.rule(isHead ? 1 : 0.5, isHead ? undefined : RULE);
}
