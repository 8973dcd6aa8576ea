/** Writes a listing as a publiccode.yml that the standard accepts, whatever the listing. */
import { isDeepStrictEqual } from 'node:util';
import { Document, parseDocument, stringify, type ParsedNode } from 'yaml';
import type { Listing } from '@gouvtech/domain';
import { extraLines, withoutExtras } from './extras.ts';
import { checkPubliccode } from './check.ts';
import { PUBLICCODE } from './schema.ts';
import { repair, type SetAside } from './repair.ts';
import { completeDocument, writeListing, type ExportContext } from './to-document.ts';
import { isSection, toListing } from './to-listing.ts';
import { readYaml, type Data } from './yaml.ts';

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
  const chosen = CHOSEN.filter((key) => !Object.hasOwn(wanted, key));
  return assemble(body, untouched, [
    [`${BY_DEFAULT}${chosen.join(', ')}.`, chosen.length > 0 ? [''] : []],
    [LEFT_OUT, setAside.map(({ path, value }) => `#   ${path}: ${oneLine(value)}`)],
    [BEYOND, extraLines(listing, toListing(data)!.listing)],
  ]);
}

const acceptable = (file: Parameters<typeof checkPubliccode>[0]): boolean =>
  !checkPubliccode(file).some(({ severity }) => severity === 'error');

/** Mandatory keys that no listing holds. */
const CHOSEN = ['developmentStatus', 'maintenance', 'localisation'];
const BY_DEFAULT = 'Valeurs que la norme exige et que la fiche ne donne pas, à vérifier\u00A0: ';
const LEFT_OUT = 'Clés du fichier d’origine que la norme refuse\u00A0:';
const BEYOND =
  'Faits de la fiche que la norme ne prévoit pas, relus par un catalogue GouvTech\u00A0:';

/** The keys, then each block of comments that has lines. */
function assemble(body: string, untouched: boolean, blocks: [string, string[]][]): string {
  const kept = blocks.filter(([, lines]) => lines.length > 0);
  const bare = withoutExtras(body);
  if (untouched && kept.length === 0 && bare === body) return body;
  const comments = kept.flatMap(([title, lines]) => ['', `# ${title}`, ...lines.filter(Boolean)]);
  return [bare.trimEnd(), ...comments, ''].join('\n');
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
function edited(file: { text: string; data: Data }, data: Data): string {
  const document = parseDocument(file.text, { uniqueKeys: false, keepSourceTokens: true });
  apply(document, [], file.data, data);
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
