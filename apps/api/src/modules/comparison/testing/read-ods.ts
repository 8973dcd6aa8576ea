/** Reads a spreadsheet without the code that wrote it: zip by its central directory, XML by a strict parser. */
import { crc32, inflateRawSync } from 'node:zlib';
import { DOMParser, onErrorStopParsing, type Element } from '@xmldom/xmldom';

export type ReadCell = { type: string; value: string };

export function readOds(file: Buffer): ReadCell[][] {
  const parts = readZip(file);
  if (parts[0]?.name !== 'mimetype' || parts[0].method !== 0)
    throw new Error('the media type is not first, or compressed');
  for (const { text } of parts.slice(1)) parseXml(text);
  const content = parseXml(parts.find(({ name }) => name === 'content.xml')!.text);
  return elements(content, 'table-row').map((row) => elements(row, 'table-cell').map(readCell));
}

const parseXml = (text: string): Element =>
  new DOMParser({ onError: onErrorStopParsing }).parseFromString(text, 'text/xml').documentElement!;

const elements = (from: Element, name: string): Element[] => [
  ...from.getElementsByTagNameNS('*', name),
];

function readCell(cell: Element): ReadCell {
  const attribute = (name: string) =>
    cell.getAttributeNS('urn:oasis:names:tc:opendocument:xmlns:office:1.0', name);
  const type = attribute('value-type') ?? 'empty';
  if (type === 'float') return { type, value: attribute('value')! };
  if (type === 'date') return { type, value: attribute('date-value')! };
  return { type, value: elements(cell, 'p').map(textOf).join('\n') };
}

const textOf = (paragraph: Element): string =>
  [...paragraph.childNodes]
    .map((node) =>
      node.localName === 's'
        ? ' '.repeat(Number((node as Element).getAttribute('text:c') ?? 1))
        : node.localName === 'tab'
          ? '\t'
          : (node.textContent ?? ''),
    )
    .join('');

type Part = { name: string; method: number; text: string };

function readZip(file: Buffer): Part[] {
  const end = file.lastIndexOf('PK\u0005\u0006', undefined, 'latin1');
  const parts: Part[] = [];
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => file.readUInt16LE(at + place));
    const name = file.toString('utf8', at + 46, at + 46 + nameLength!);
    const start = file.readUInt32LE(at + 42);
    const data = start + 30 + file.readUInt16LE(start + 26) + file.readUInt16LE(start + 28);
    const packed = file.subarray(data, data + file.readUInt32LE(at + 20));
    const method = file.readUInt16LE(at + 10);
    const bytes = method === 0 ? packed : inflateRawSync(packed);
    if (crc32(bytes) !== file.readUInt32LE(at + 16)) throw new Error(`${name} is damaged`);
    parts.push({ name, method, text: bytes.toString('utf8') });
    at += 46 + nameLength! + extra! + comment!;
  }
  return parts;
}
