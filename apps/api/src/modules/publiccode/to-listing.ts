/** What a publiccode.yml says, as a listing. Reads a faulty file too: a value it cannot use is left out and named. */
import {
  readLicence,
  type AudienceCode,
  type DeploymentCode,
  type DomainCode,
  type Licence,
  type Listing,
  type Reference,
} from '@gouvtech/domain';
import { DOMAIN_LABELS } from '@gouvtech/domain/labels';
import { isHttpUrl, isUrl, shorten, spdxCase } from './formats.ts';
import { CATEGORIES, SCOPES } from './vocabulary.ts';
import type { Data } from './yaml.ts';

/** The limits of a listing (db/src/writers/check-listing.ts). */
const LIMITS = { name: 200, summary: 240, description: 20_000, word: 200 };
/** As the import of lists does: beyond three, a domain no longer tells anything. */
const DOMAINS_MAX = 3;

export const isSection = (value: unknown): value is Data =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const sectionOf = (value: unknown): Data => (isSection(value) ? value : {});

/** What any reader and any database can hold. */
export const clean = (value: unknown): string =>
  (typeof value === 'string' ? value.toWellFormed() : '')
    .normalize('NFC')
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F]/g, '')
    .trim();
/** Paragraphs: no blank at the end of a line, no more than one empty line. */
export const paragraphs = (value: unknown): string =>
  clean(value)
    .replace(/[^\S\n]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n');
export const line = (value: unknown): string => clean(value).replace(/\s+/g, ' ');
const lines = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).map(line).filter(Boolean);
const unique = <T>(values: T[]): T[] => [...new Set(values)];
const clip = (text: string, max: number): string =>
  [...text].length <= max ? text : shorten([...text].slice(0, max).join(''), max);

/** French first, then English, then what there is. @returns the key of the language, null when there is none. */
export function mainLanguage(data: Data): string | null {
  const all = Object.entries(sectionOf(data['description']))
    .filter(([, one]) => isSection(one) && line(one['shortDescription']) !== '')
    .map(([language]) => language);
  const first = (wanted: string) => all.find((one) => one.toLowerCase().split('-')[0] === wanted);
  return first('fr') ?? first('en') ?? all[0] ?? null;
}

/** `git://` and `ssh://` addresses of a forge have a page at the same place. */
export function repositoryPage(url: string): string | undefined {
  if (isHttpUrl(url)) return url.trim();
  if (!isUrl(url)) return undefined;
  const { hostname, pathname } = new URL(url);
  return `https://${hostname}${pathname}`;
}

export type Read = { listing: Listing; leftOut: { steps: string[]; message: string }[] };

/** @returns null when the name, the address or a short description is missing: nothing to show then. */
export function toListing(data: Data): Read | null {
  const name = line(data['name']);
  const repository = repositoryPage(clean(data['url']));
  const language = mainLanguage(data);
  if (name === '' || repository === undefined || language === null) return null;
  const leftOut: Read['leftOut'] = [];
  const texts = sectionOf(sectionOf(data['description'])[language]);
  const landing = clean(data['landingURL']);
  const website = isHttpUrl(landing) ? landing : undefined;
  const documentation = documentationOf(data, texts);
  const suite = line(data['applicationSuite']);
  const shortName = clip(name, LIMITS.name);
  if (shortName !== name)
    leftOut.push({
      steps: ['name'],
      message: `Le nom dépasse ${LIMITS.name} caractères : la fiche n’en garde que le début.`,
    });
  return {
    leftOut,
    listing: {
      name: shortName,
      summary: clip(line(texts['shortDescription']), LIMITS.summary),
      description: descriptionOf(texts),
      ...(website && { website }),
      repository,
      ...(documentation && { documentation }),
      domains: domainsOf(data),
      audiences: audiencesOf(data),
      deployments: deploymentsOf(data),
      tags: suite === '' ? [] : [clip(suite, LIMITS.word)],
      alternativeTo: [],
      licence: licenceOf(sectionOf(data['legal'])['license']),
      hosting: null,
      pricing: 'unknown',
      prices: [],
      channels: [],
      references: referencesOf(data['usedBy']),
    },
  };
}

const DOMAIN_NAMES = new Set(Object.values(DOMAIN_LABELS).map(({ name }) => name));

/** What an export writes as features, when a listing has none of its own. */
export const featuresOf = (listing: Listing): string[] =>
  listing.domains.length > 0
    ? listing.domains.map((code) => DOMAIN_LABELS[code].name)
    : [listing.summary];

/** The long description, then the features in a sentence: a listing has no list of features. */
function descriptionOf(texts: Data): string {
  const long = paragraphs(texts['longDescription']);
  const summary = line(texts['shortDescription']);
  const features = unique(lines(texts['features'])).filter(
    (feature) => !DOMAIN_NAMES.has(feature) && feature !== summary,
  );
  const paragraph =
    features.length > 0 ? `Fonctionnalités\u00A0: ${features.join('\u00A0; ')}.` : '';
  return clip([long, paragraph].filter(Boolean).join('\n\n'), LIMITS.description);
}

function documentationOf(data: Data, main: Data): string | undefined {
  const all = [main, ...Object.values(sectionOf(data['description'])).filter(isSection)];
  return all.map((one) => clean(one['documentation'])).find(isHttpUrl);
}

const scopesOf = (data: Data) => lines(sectionOf(data['intendedAudience'])['scope']);

function domainsOf(data: Data): DomainCode[] {
  const named = (word: string) => (Object.hasOwn(CATEGORIES, word) ? CATEGORIES[word]! : []);
  const meant = (word: string) =>
    Object.hasOwn(SCOPES, word) ? (SCOPES[word]!.domains ?? []) : [];
  return unique([
    ...lines(data['categories']).flatMap(named),
    ...scopesOf(data).flatMap(meant),
  ]).slice(0, DOMAINS_MAX);
}

function audiencesOf(data: Data): AudienceCode[] {
  return unique(
    scopesOf(data).flatMap((word) =>
      Object.hasOwn(SCOPES, word) ? (SCOPES[word]!.audiences ?? []) : [],
    ),
  );
}

/** A web program whose code is at hand can be installed by whoever wants; the rest follows from where it runs. */
function deploymentsOf(data: Data): DeploymentCode[] {
  const type = data['softwareType'];
  const platforms = lines(data['platforms']).map((one) => one.toLowerCase());
  const codes: DeploymentCode[] = [];
  if (type === 'standalone/web' || type === 'standalone/backend')
    codes.push('own-host', 'on-premise');
  if (type === 'standalone/mobile' || platforms.some((one) => /^(ios|android)$/.test(one)))
    codes.push('mobile');
  if (type === 'standalone/desktop') codes.push('desktop');
  return codes;
}

/** Prefixes of the `LicenseRef-` an export writes for what SPDX has no identifier for. */
export const LICENCE_REFS = {
  proprietary: 'LicenseRef-Proprietary',
  'to-verify': 'LicenseRef-To-Verify',
  unknown: 'LicenseRef-Unknown',
} as const;

function licenceOf(value: unknown): Licence {
  const raw = line(value);
  if (/^LicenseRef-Proprietary$/i.test(raw)) return { kind: 'proprietary' };
  if (raw === LICENCE_REFS.unknown) return { kind: 'unknown' };
  const licence = readLicence(spdxCase(raw));
  if (licence.kind === 'to-verify') return { ...licence, raw };
  return licence.kind === 'spdx' && licence.spdx !== raw ? { ...licence, raw } : licence;
}

/** Cited by the vendor: only the body itself can confirm. */
const referencesOf = (usedBy: unknown): Reference[] =>
  unique(lines(usedBy).map((organisation) => clip(organisation, LIMITS.word))).map(
    (organisation) => ({
      organisation,
      confirmedOn: null,
    }),
  );
