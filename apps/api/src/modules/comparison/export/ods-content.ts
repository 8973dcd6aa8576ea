/** The cells of a sheet in the XML of OpenDocument, each with its type. */
import type { Sheet, SheetCell } from './sheet.ts';

const NAMESPACES = ['office', 'table', 'text', 'style', 'number']
  .map((name) => {
    const urn = name === 'number' ? 'datastyle' : name;
    return `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${urn}:1.0"`;
  })
  .concat('xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"')
  .join(' ');

const STYLES = [
  '<number:date-style style:name="day"><number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/></number:date-style>',
  '<style:style style:name="narrow" style:family="table-column"><style:table-column-properties style:column-width="3cm"/></style:style>',
  '<style:style style:name="wide" style:family="table-column"><style:table-column-properties style:column-width="7cm"/></style:style>',
  cellStyle('plain', ''),
  cellStyle('head', '<style:text-properties fo:font-weight="bold"/>'),
  cellStyle('date', '', ' style:data-style-name="day"'),
].join('');

function cellStyle(name: string, properties: string, attributes = ''): string {
  return `<style:style style:name="${name}" style:family="table-cell"${attributes}><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"/>${properties}</style:style>`;
}

export type TableLook = { name: string; isWide: (column: number) => boolean };

export function contentXml([head = [], ...rows]: Sheet, look: TableLook = COMPARISON): string {
  const columns = head
    .map(
      (_, index) =>
        `<table:table-column table:style-name="${look.isWide(index) ? 'wide' : 'narrow'}"/>`,
    )
    .join('');
  return `<office:document-content ${NAMESPACES} office:version="1.3"><office:automatic-styles>${STYLES}</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="${look.name}">${columns}<table:table-header-rows>${rowXml(head, 'head')}</table:table-header-rows>${rows.map((row) => rowXml(row)).join('')}</table:table></office:spreadsheet></office:body></office:document-content>`;
}

/** The label, then the value and the remarks of each solution. */
const COMPARISON: TableLook = {
  name: 'Comparaison',
  isWide: (index) => index === 2 || (index > 2 && ((index - 3) % 4) % 3 === 0),
};

const rowXml = (row: SheetCell[], style = 'plain'): string =>
  `<table:table-row>${row.map((cell) => cellXml(cell, style)).join('')}</table:table-row>`;

function cellXml(cell: SheetCell, style: string): string {
  switch (cell.type) {
    case 'number':
      return `<table:table-cell table:style-name="${style}" office:value-type="float" office:value="${cell.value}"><text:p>${cell.value}</text:p></table:table-cell>`;
    case 'date':
      return `<table:table-cell table:style-name="date" office:value-type="date" office:date-value="${escape(cell.value)}"><text:p>${escape(cell.value)}</text:p></table:table-cell>`;
    case 'text':
      return cell.value === ''
        ? '<table:table-cell/>'
        : `<table:table-cell table:style-name="${style}" office:value-type="string">${paragraphs(cell.value)}</table:table-cell>`;
  }
}

const paragraphs = (text: string): string =>
  text
    .split(/\r\n|\r|\n/)
    .map((one) => `<text:p>${spaces(escape(one))}</text:p>`)
    .join('');

/** A run of spaces reads as one space unless it is written as such (OpenDocument, part 3, section 6.1.2). */
const spaces = (text: string): string =>
  text
    .replace(/^ | {2,}/g, (run) => `<text:s text:c="${run.length}"/>`)
    .replaceAll('\t', '<text:tab/>');

/** XML 1.0 has no way to write most control characters, nor half of a surrogate pair. */
const escape = (text: string): string =>
  text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
