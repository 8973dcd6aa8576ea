/** Reads a CSV or JSON list into raw entries, each with its place in the file. */
import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { parse } from 'csv-parse/sync';
import { UnreadableFile } from './errors.ts';

/** Largest file accepted, in bytes. */
export const MAX_BYTES = 20 * 1024 * 1024;

export type RawEntry = { place: string; value: Record<string, unknown> };
export type BadEntry = { place: string; reason: string };
export type RawList = { entries: RawEntry[]; bad: BadEntry[] };

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1).replace('.', ',')} Mo`;

/** Strict UTF-8, with the line of the first byte that is not. */
export function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const lines = bytes.toString('latin1').split('\n');
    const line = lines.findIndex((text) => {
      try {
        new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(text, 'latin1'));
        return false;
      } catch {
        return true;
      }
    });
    throw new UnreadableFile(
      `Ce fichier n’est pas en UTF-8 : la ligne ${line + 1} contient un octet illisible. ` +
        'Enregistrez-le en UTF-8, puis recommencez. Rien n’a été importé.',
    );
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A JSON array, or an object that holds exactly one array. */
export function readJson(text: string): RawList {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new UnreadableFile(
      `Ce fichier n’est pas du JSON valide : ${(error as Error).message}. Rien n’a été importé.`,
    );
  }
  const lists = isObject(document) ? Object.values(document).filter(Array.isArray) : [document];
  if (lists.length !== 1 || !Array.isArray(lists[0])) {
    throw new UnreadableFile(
      'Ce fichier JSON ne contient pas une liste de solutions. Rien n’a été importé.',
    );
  }
  const entries: RawEntry[] = [];
  const bad: BadEntry[] = [];
  lists[0].forEach((value: unknown, index) => {
    const place = `entrée ${index + 1}`;
    if (isObject(value)) entries.push({ place, value });
    else bad.push({ place, reason: 'ce n’est pas un objet avec des champs nommés' });
  });
  return { entries, bad };
}

/** A CSV file with a header line; comma, semicolon or tab. */
export function readCsv(text: string): RawList {
  const entries: RawEntry[] = [];
  const bad: BadEntry[] = [];
  try {
    parse(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim()),
      delimiter: [',', ';', '\t'],
      skip_empty_lines: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        bad.push({
          place: `ligne ${error?.lines ?? '?'}`,
          reason: `ligne mal formée : ${error?.message ?? 'illisible'}`,
        });
        return undefined;
      },
      on_record: (value: Record<string, unknown>, { lines }) => {
        entries.push({ place: `ligne ${lines}`, value });
        return null;
      },
    });
  } catch (error) {
    throw new UnreadableFile(
      `Ce fichier n’est pas un CSV lisible : ${(error as Error).message}. Rien n’a été importé.`,
    );
  }
  return { entries, bad };
}

/**
 * @throws UnreadableFile when the file is missing, too large, not UTF-8, or neither CSV nor a JSON list.
 */
export async function readList(path: string): Promise<RawList> {
  const info = await stat(path).catch(() => null);
  if (!info?.isFile())
    throw new UnreadableFile(`Le fichier « ${path} » n’existe pas ou ne peut pas être lu.`);
  if (info.size > MAX_BYTES) {
    throw new UnreadableFile(
      `Ce fichier pèse ${megabytes(info.size)}. La limite est de ${megabytes(MAX_BYTES)} : découpez-le en plusieurs fichiers. Rien n’a été importé.`,
    );
  }
  const text = decode(await readFile(path));
  if (text.trim() === '') throw new UnreadableFile('Ce fichier est vide. Rien n’a été importé.');
  return extname(path).toLowerCase() === '.csv' ? readCsv(text) : readJson(text);
}
