import { stringify } from 'csv-stringify/sync';
import type { Sheet } from './sheet.ts';

/** RFC 4180, with the semicolon and the byte order mark that a French spreadsheet expects. Dates are ISO 8601. */
export const toCsv = (sheet: Sheet): string =>
  stringify(
    sheet.map((row) => row.map(({ value }) => value)),
    { bom: true, delimiter: ';', record_delimiter: 'windows' },
  );
