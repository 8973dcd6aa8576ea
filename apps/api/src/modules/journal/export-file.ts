/** The log as a file: one JSON line per event, or a table for a spreadsheet. People stay pseudonymous. */
import { stringify } from 'csv-stringify/sync';
import type { EventRow } from '@gouvtech/db';
import { neutralise } from '../comparison/index.ts';

/** All that a chain is verified with: `content` is the very text that was hashed. */
export const jsonLine = ({ seq, previousHash, hash, content }: EventRow): string =>
  `${JSON.stringify({ seq, previousHash, hash, content })}\n`;

const COLUMNS = [
  ...['ligne', 'instant UTC', 'acte', 'objet', 'identifiant', 'acteur', 'rôle', 'avant', 'après'],
  ...['motif', 'organisation', 'solution', 'demande', 'détail', 'empreinte'],
];

const table = (lines: unknown[][]): string =>
  stringify(lines, { delimiter: ';', record_delimiter: 'windows' });

/** With the byte order mark that a French spreadsheet expects. */
export const csvHead = (): string => `\ufeff${table([COLUMNS])}`;

export const csvPage = (page: EventRow[]): string => table(page.map((row) => cellsOf(row)));

function cellsOf(row: EventRow): string[] {
  const { object, data, ...content } = JSON.parse(row.content) as Record<string, unknown>;
  const { role, from, to, reason, organisationId, solutionId, requestId } = content;
  return [
    ...[row.seq, row.at, row.action, row.objectType, row.objectId, row.actor, role, from, to],
    ...[reason, organisationId, solutionId, requestId, data && JSON.stringify(data), row.hash],
  ].map((value) => (value == null ? '' : neutralise(String(value))));
}
