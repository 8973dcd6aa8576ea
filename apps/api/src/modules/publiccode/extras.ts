/**
 * What a listing holds and the standard has no key for travels in comments at the end of the file, one line a field:
 *
 *     # gouvtech:prices -
 *     # gouvtech:summary 3f2a9c10 "Un résumé plus long que 150 caractères…"
 *
 * A field that the standard does hold carries the mark of what the keys say: when somebody has changed the keys since,
 * the keys win.
 */
import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { Value } from 'typebox/value';
import type { Listing } from '@gouvtech/domain';
import { ListingFields } from './listing-schema.ts';

type Field = keyof typeof ListingFields;
const LINE = /^#[ \t]*gouvtech:([A-Za-z]+)[ \t]+([0-9a-f]{8})[ \t]+(.+?)[ \t]*\r?$/gm;

const mark = (value: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify(value) ?? 'null')
    .digest('hex')
    .slice(0, 8);

/** One comment for each field of the listing that its keys do not give back. */
export function extraLines(listing: Listing, fromKeys: Listing): string[] {
  const fields = new Set([...Object.keys(listing), ...Object.keys(fromKeys)] as Field[]);
  return [...fields]
    .filter((field) => !isDeepStrictEqual(listing[field], fromKeys[field]))
    .map((field) => `# gouvtech:${field} ${mark(fromKeys[field])} ${asJson(listing[field])}`);
}

/** A line separator inside a text would end the comment. */
const asJson = (value: unknown): string =>
  (JSON.stringify(value) ?? 'null').replace(
    /[\u0000-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

export type WithExtras = { listing: Listing; taken: Field[] };

/**
 * Completes what the keys say with the comments. A comment that is not understood, or that the keys have overtaken, is
 * ignored. A confirmation is never taken from a file: only the body that uses a solution confirms it.
 */
export function withExtras(fromKeys: Listing, text: string): WithExtras {
  const listing = { ...fromKeys } as Record<string, unknown>;
  const taken: Field[] = [];
  for (const [, field, seen, json] of text.matchAll(LINE)) {
    if (!Object.hasOwn(ListingFields, field!)) continue;
    const name = field as Field;
    if (seen !== mark(fromKeys[name])) continue;
    const value = parsed(json!);
    if (value === undefined) continue;
    if (value === null && OPTIONAL.has(name)) delete listing[name];
    else if (Value.Check(ListingFields[name], value)) listing[name] = unconfirmed(name, value);
    else continue;
    taken.push(name);
  }
  return { listing: listing as Listing, taken };
}

const OPTIONAL = new Set<Field>(['website', 'repository', 'documentation', 'sinceYear']);

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

const unconfirmed = (field: Field, value: unknown): unknown =>
  field === 'references'
    ? (value as Listing['references']).map((one) => ({ ...one, confirmedOn: null }))
    : value;

const TITLE =
  '# Faits de la fiche que la norme ne prévoit pas, relus par un catalogue GouvTech\u00A0:';

/** The file with its comments replaced by those of `lines`. */
export function withExtraLines(text: string, lines: string[]): string {
  const bare = text.replaceAll(`\n${TITLE}\n`, '\n').replace(/^#[ \t]*gouvtech:[^\n]*\n?/gm, '');
  if (lines.length === 0 && bare === text) return text;
  const block = lines.length > 0 ? ['', TITLE, ...lines] : [];
  return [bare.trimEnd(), ...block, ''].join('\n');
}
