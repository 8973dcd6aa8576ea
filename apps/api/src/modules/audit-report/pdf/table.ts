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
  const row = (cells: string[], isHead: boolean) =>
    drawRow(sheet, { widths, cells, isHead }, table);
  row(head, true);
  for (const cells of rows) row(cells, false);
  table.end();
}

type Row = { widths: number[]; cells: string[]; isHead: boolean };

function drawRow(
  sheet: Sheet,
  { widths, cells, isHead }: Row,
  table: PDFKit.PDFStructureElement,
): void {
  const { doc } = sheet;
  const columns = cells.map((text, index) => {
    const before = widths.slice(0, index).reduce((sum, one) => sum + one, 0);
    const width = widths[index]! * sheet.width - GAP;
    const weight: Weight = isHead || index === 0 ? 'strong' : 'regular';
    const height = sheet.heightOf(text, { size: SIZE, weight, width });
    return { text, width, height, weight, x: sheet.left + before * sheet.width };
  });
  const height = Math.max(...columns.map((one) => one.height)) + 2 * PAD;
  sheet.keep(height);
  const top = doc.y;
  const line = doc.struct('TR');
  table.add(line);
  columns.forEach(({ text, x, width, weight }, index) => {
    const scope = isHead ? 'Column' : index === 0 ? 'Row' : null;
    const cell = doc.struct(scope ? 'TH' : 'TD', (scope ? { scope } : {}) as object);
    line.add(cell);
    cell.add(() => sheet.write([{ text, size: SIZE, weight }], { x, y: top + PAD, width }));
    cell.end();
  });
  line.end();
  doc.y = top + height;
  sheet.rule(isHead ? 1 : 0.5, isHead ? undefined : RULE);
}
