/** Rows of a CSV or of the first table of an OpenDocument spreadsheet, bounded in size whatever the file claims. */
import { DOMParser, onErrorStopParsing, type Element } from '@xmldom/xmldom';
import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';

/** `line` counts from 1, as a spreadsheet shows it. */
export type Row = { line: number; cells: string[] };

const ROWS_MAX = 2_000;
const CELLS_MAX = 20;
const XML_MAX = 4 * 1024 * 1024;
/** Far above those of an export: what holds more takes seconds to read, during which nobody else is answered. */
const TAGS_MAX = 30_000;

/** The file cannot be read at all: its message is for the person. */
export class UnreadableTable extends Error {}

export function readCsv(bytes: Uint8Array): Row[] {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UnreadableTable('Ce fichier n’est pas en UTF-8. Enregistrez-le en « CSV UTF-8 ».');
  }
  try {
    const found = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      to: ROWS_MAX + 1,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return bounded(found.map(({ record, info }) => ({ line: info.lines, cells: record })));
  } catch (error) {
    if (error instanceof UnreadableTable) throw error;
    throw new UnreadableTable(
      'Ce fichier n’est pas un CSV lisible : un guillemet ouvert n’est pas refermé, ou le séparateur manque.',
    );
  }
}

/** The one that cuts the first line most: the other ones may be in the texts. */
function delimiterOf(text: string): string {
  const head = text.slice(0, text.search(/[\r\n]|$/));
  const count = (one: string) => head.split(one).length;
  return [';', '\t', ','].toSorted((a, b) => count(b) - count(a))[0]!;
}

export function readOds(bytes: Uint8Array): Row[] {
  try {
    return rowsOf(bytes);
  } catch (error) {
    // Nested deeper than the stack: no program writes that.
    throw error instanceof RangeError ? new UnreadableTable(NOT_ODS) : error;
  }
}

function rowsOf(bytes: Uint8Array): Row[] {
  const table = contentOf(bytes).getElementsByTagNameNS('*', 'table')[0];
  if (!table) throw new UnreadableTable('Ce classeur n’a pas de feuille.');
  const rows: Row[] = [];
  let line = 1;
  for (const row of table.getElementsByTagNameNS('*', 'table-row')) {
    const cells = cellsOf(row);
    if (cells.some((cell) => cell !== '')) rows.push({ line, cells });
    bounded(rows);
    line += repeated(row, 'number-rows-repeated', Number.MAX_SAFE_INTEGER);
  }
  return rows;
}

function contentOf(bytes: Uint8Array): Element {
  try {
    const { 'content.xml': content } = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (name !== 'content.xml') return false;
        if (originalSize > XML_MAX) throw new UnreadableTable(TOO_LARGE);
        return true;
      },
    });
    const text = new TextDecoder('utf-8', { fatal: true }).decode(content);
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Error('no document type is needed');
    if (text.split('<', TAGS_MAX + 1).length > TAGS_MAX) throw new UnreadableTable(TOO_LARGE);
    return new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml')
      .documentElement!;
  } catch (error) {
    if (error instanceof UnreadableTable) throw error;
    throw new UnreadableTable(NOT_ODS);
  }
}

function cellsOf(row: Element): string[] {
  const cells: string[] = [];
  for (const cell of row.getElementsByTagNameNS('*', 'table-cell')) {
    const times = repeated(cell, 'number-columns-repeated', CELLS_MAX);
    const text = cellText(cell);
    for (let time = 0; time < times && cells.length < CELLS_MAX; time += 1) cells.push(text);
  }
  return cells;
}

function cellText(cell: Element): string {
  const attribute = (name: string) =>
    [...cell.attributes].find(({ localName }) => localName === name)?.value ?? '';
  const type = attribute('value-type');
  if (type === 'float' || type === 'percentage') return attribute('value');
  if (type === 'date') return attribute('date-value').slice(0, 10);
  if (type === 'boolean') return attribute('boolean-value') === 'true' ? 'oui' : 'non';
  return [...cell.getElementsByTagNameNS('*', 'p')].map(textOf).join('\n');
}

/** A run of spaces, a tab and a break are elements of their own (OpenDocument, part 3, section 6.1). */
const textOf = (node: Element): string =>
  [...node.childNodes]
    .map((child) => {
      const { localName } = child;
      if (localName === 's') return ' '.repeat(repeated(child as Element, 'c', 1_000));
      if (localName === 'tab') return '\t';
      if (localName === 'line-break') return '\n';
      if (localName === 'annotation') return '';
      return child.nodeType === child.TEXT_NODE
        ? (child.textContent ?? '')
        : textOf(child as Element);
    })
    .join('');

function repeated(element: Element, name: string, most: number): number {
  const value = [...element.attributes].find(({ localName }) => localName === name)?.value;
  return Math.min(Math.max(1, Number.parseInt(value ?? '1', 10) || 1), most);
}

function bounded(rows: Row[]): Row[] {
  if (rows.length > ROWS_MAX) throw new UnreadableTable(TOO_LARGE);
  return rows;
}

const NOT_ODS = 'Ce fichier n’est pas un classeur OpenDocument (.ods) lisible.';
const TOO_LARGE = `Ce fichier est trop grand : ${ROWS_MAX} lignes au plus. Exportez les réponses et repartez de ce fichier.`;
