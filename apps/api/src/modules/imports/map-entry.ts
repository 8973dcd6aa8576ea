/** One raw entry becomes a listing, or says why it cannot. Pure. */
import { readLicence, type DomainCode, type Listing } from '@gouvtech/domain';
import type { ColumnMap } from './column-map.ts';
import type { RawEntry } from './read.ts';

export type MappedEntry = {
  place: string;
  sourceId: string;
  source: string;
  listing: Listing;
  /** fields left out because their value could not be used */
  warnings: string[];
};
export type Mapped =
  { ok: true; entry: MappedEntry } | { ok: false; place: string; reason: string };

const LIMITS = { name: 200, summary: 240, description: 20_000, tag: 80 } as const;

const NO_SUMMARY = 'La source ne décrit pas cette solution.';

/** One sentence that fits, cut between two words. */
function shorten(sentence: string): string {
  const line = sentence.replace(/\s+/g, ' ');
  if ([...line].length <= LIMITS.summary) return line;
  const cut = [...line].slice(0, LIMITS.summary - 1).join('');
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), LIMITS.summary / 2))}…`;
}

const text = (value: unknown): string =>
  (typeof value === 'string' || typeof value === 'number' ? String(value) : '')
    .normalize('NFC')
    .replaceAll('\u0000', '')
    .trim();

/** Lists come as arrays in JSON, and as `a | b` or `a ; b` in CSV. */
const list = (value: unknown): string[] =>
  (Array.isArray(value) ? value.map(text) : text(value).split(/\s*[|;]\s*/)).filter(Boolean);

const unique = <T>(values: T[]): T[] => [...new Set(values)];

function url(value: unknown, field: string, warnings: string[]): string | undefined {
  const raw = text(value);
  if (raw === '') return undefined;
  const parsed = URL.parse(raw);
  if (parsed && (parsed.protocol === 'https:' || parsed.protocol === 'http:')) return raw;
  warnings.push(`${field} « ${raw.slice(0, 80)} » n’est pas une adresse web`);
  return undefined;
}

function tagsOf(
  raw: Record<string, unknown>,
  rules: NonNullable<ColumnMap['fields']['tags']>,
): string[] {
  return unique(
    rules.flatMap((rule) => {
      if (typeof rule === 'string') return list(raw[rule]);
      return list(raw[rule.column])
        .filter((tag) => !rule.except?.includes(tag))
        .map((tag) => `${rule.prefix ?? ''}${tag}`);
    }),
  ).map((tag) => tag.slice(0, LIMITS.tag));
}

function domainsOf(raw: Record<string, unknown>, domains: ColumnMap['domains']): DomainCode[] {
  if (!domains) return [];
  const known = new Map(
    Object.entries(domains.values).map(([key, codes]) => [key.toLowerCase(), codes]),
  );
  const words = domains.columns.flatMap((column) => list(raw[column]));
  return unique(words.flatMap((word) => known.get(word.toLowerCase()) ?? [])).slice(0, 3);
}

export function mapEntry({ place, value: raw }: RawEntry, map: ColumnMap): Mapped {
  const refuse = (reason: string): Mapped => ({ ok: false, place, reason });
  const id = text(raw[map.id.column]);
  if (id === '') return refuse(`l’identifiant manque (colonne « ${map.id.column} »)`);
  if (!/^[\w.:@/+-]{1,200}$/u.test(id))
    return refuse(`l’identifiant « ${id.slice(0, 60)} » contient des caractères inattendus`);
  const name = text(raw[map.fields.name]);
  if (name === '') return refuse(`le nom manque (colonne « ${map.fields.name} »)`);
  if (name.length > LIMITS.name)
    return refuse(`le nom compte ${name.length} caractères, 200 au plus`);

  const warnings: string[] = [];
  const fields = map.fields;
  const pick = (column: string | undefined) => (column === undefined ? undefined : raw[column]);
  const paragraphs = unique(
    (fields.description ?? []).map((column) => text(raw[column])).filter(Boolean),
  );
  const stated = fields.summary.map((column) => text(raw[column])).find(Boolean);
  if (stated === undefined) warnings.push('aucun résumé');
  const summary = shorten(stated ?? paragraphs[0] ?? NO_SUMMARY);
  // What the summary had to drop is kept below.
  if (stated !== undefined && summary !== stated && !paragraphs[0]?.startsWith(stated))
    paragraphs.unshift(stated);
  const website = url(pick(fields.website), 'le site', warnings);
  const repository = url(pick(fields.repository), 'le dépôt', warnings);
  const documentation = url(pick(fields.documentation), 'la documentation', warnings);
  const listing: Listing = {
    name,
    summary,
    description: paragraphs.join('\n\n').slice(0, LIMITS.description),
    ...(website && { website }),
    ...(repository && { repository }),
    ...(documentation && { documentation }),
    domains: domainsOf(raw, map.domains),
    audiences: map.audiences ?? [],
    deployments: map.deployments ?? [],
    tags: tagsOf(raw, fields.tags ?? []),
    alternativeTo: unique(list(pick(fields.alternativeTo))),
    licence: readLicence(text(pick(fields.licence))),
    hosting: null,
    pricing: 'unknown',
    prices: [],
    channels: [],
    references: [],
  };
  const source = 'column' in map.source ? text(raw[map.source.column]) : map.source.value;
  return {
    ok: true,
    entry: {
      place,
      sourceId: id.includes(':') || !map.id.prefix ? id : `${map.id.prefix}:${id}`,
      source: source || map.name,
      listing,
      warnings,
    },
  };
}
