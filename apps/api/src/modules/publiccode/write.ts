/** Writes a listing as a publiccode.yml that the standard accepts, whatever the listing. */
import { isDeepStrictEqual } from 'node:util';
import { Document, parseDocument, stringify, type ParsedNode } from 'yaml';
import type { Listing } from '@gouvtech/domain';
import { extraLines, withExtraLines } from './extras.ts';
import { checkPubliccode } from './check.ts';
import { PUBLICCODE } from './schema.ts';
import { repair, type SetAside } from './repair.ts';
import { completeDocument, writeListing, type ExportContext } from './to-document.ts';
import { isSection, toListing } from './to-listing.ts';
import { readYaml, type Data, type YamlFile } from './yaml.ts';

/** Texts that YAML 1.1 readers take for something else (`no`, `1.10`, a date) are quoted. */
const STYLE = { version: '1.2', compat: 'yaml-1.1', lineWidth: 100 } as const;

/**
 * @param original the file the listing was read from; kept to the letter where the listing has not changed since
 * @returns a text that `readPubliccode` accepts and turns back into the same listing, confirmations of references apart
 */
export function writePubliccode(
  listing: Listing,
  context: ExportContext,
  original: string | null,
): string {
  const read = original === null ? null : readYaml(original);
  const file = read?.ok ? read.file : null;
  const before = file?.data ?? {};
  const wanted = structuredClone(before);
  writeListing(wanted, listing);
  const { data, setAside } = repair(wanted, (one) => completeDocument(one, listing, context));
  const untouched = file !== null && isDeepStrictEqual(data, before) && acceptable(file);
  const body = untouched ? file.text : file && !file.aliased ? edited(file, data) : fresh(data);
  const notes = untouched ? [] : notesOn(wanted, setAside);
  const text = notes.length > 0 ? [body.trimEnd(), '', ...notes, ''].join('\n') : body;
  return withExtraLines(text, extraLines(listing, said(text)));
}

/** What a reader of the keys takes from them: what is missing goes into comments. */
function said(text: string): Listing {
  const read = readYaml(text);
  const listing = read.ok ? toListing(read.file.data)?.listing : undefined;
  if (!listing) throw new Error('the publiccode.yml just written cannot be read back');
  return listing;
}

const VERSION = 'publiccodeYmlVersion';

const acceptable = (file: YamlFile): boolean =>
  !checkPubliccode(file).some(({ severity }) => severity === 'error');

/** Mandatory keys that no listing holds. */
const CHOSEN = ['developmentStatus', 'maintenance', 'localisation'];

/** Says in the file what was chosen for it, and what it lost. */
function notesOn(wanted: Data, setAside: SetAside[]): string[] {
  const chosen = CHOSEN.filter((key) => !Object.hasOwn(wanted, key));
  const kept = setAside.map(({ path, value }) => `#   ${path}: ${oneLine(value)}`);
  return [
    ...(chosen.length > 0
      ? [`# Valeurs que la norme exige et que la fiche ne donne pas\u00A0: ${chosen.join(', ')}.`]
      : []),
    ...(kept.length > 0 ? ['# Clés du fichier d’origine que la norme refuse\u00A0:', ...kept] : []),
  ];
}

const oneLine = (value: unknown): string =>
  JSON.stringify(value)
    .replace(/[\u007F-\u009F\u2028\u2029\uFEFF]/g, ' ')
    .slice(0, 2_000);

/** In the order of the standard. */
function fresh(data: Data): string {
  const keys = Object.keys(PUBLICCODE.keys).filter((key) => Object.hasOwn(data, key));
  const ordered = Object.fromEntries(keys.map((key) => [key, data[key]]));
  return stringify(ordered, { ...STYLE, aliasDuplicateObjects: false });
}

/** Changes only what differs: comments, order and quotes of the rest stay. */
function edited(file: YamlFile, data: Data): string {
  const document = parseDocument(file.text, { uniqueKeys: false, keepSourceTokens: true });
  apply(document, [], file.data, data);
  if (file.isNumber([VERSION])) document.setIn([VERSION], document.createNode(data[VERSION]));
  const text = document.toString(STYLE);
  const again = readYaml(text);
  return again.ok && isDeepStrictEqual(again.file.data, data) ? text : fresh(data);
}

function apply(
  document: Document<ParsedNode> | Document.Parsed<ParsedNode>,
  path: string[],
  from: Data,
  to: Data,
): void {
  for (const key of Object.keys(from))
    if (!Object.hasOwn(to, key)) document.deleteIn([...path, key]);
  for (const [key, value] of Object.entries(to)) {
    const held = from[key];
    if (isDeepStrictEqual(held, value)) continue;
    if (isSection(held) && isSection(value)) apply(document, [...path, key], held, value);
    else document.setIn([...path, key], document.createNode(value));
  }
}
