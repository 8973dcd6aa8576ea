/** A listing as the data of a publiccode.yml, over the file it was read from when there is one. */
import { isDeepStrictEqual } from 'node:util';
import type { DeploymentCode, Licence, Listing } from '@gouvtech/domain';
import { isHttpUrl, isSpdx, isUrl, length, shorten, spdxCase } from './formats.ts';
import {
  featuresOf,
  isSection,
  LICENCE_REFS,
  line,
  mainLanguage,
  paragraphs,
  toListing,
} from './to-listing.ts';
import { CATEGORIES, SCOPES } from './vocabulary.ts';
import type { Data } from './yaml.ts';

export type ExportContext = {
  /** page of the solution, for one that has neither repository nor site */
  page: string;
  vendor: { name: string; website: string | null } | null;
  /** who attested the answers: the person to ask */
  signatory: string | null;
};

/** Writes into `data` every fact of the listing that the file does not already say. */
export function writeListing(data: Data, listing: Listing): void {
  const said = toListing(data)?.listing;
  const changed = (field: keyof Listing) =>
    !said || !isDeepStrictEqual(said[field], listing[field]);
  if (changed('name')) data['name'] = nameOf(listing);
  if (changed('website')) set(data, 'landingURL', listing.website);
  if (changed('repository')) set(data, 'url', listing.repository);
  if (changed('domains')) writeDomains(data, listing);
  if (changed('audiences')) writeAudiences(data, listing);
  if (changed('deployments')) writeDeployments(data, listing.deployments);
  if (changed('licence')) sectionIn(data, 'legal')['license'] = licenceWord(listing.licence);
  if (changed('references'))
    set(
      data,
      'usedBy',
      listing.references.length > 0
        ? listing.references.map(({ organisation }) => line(organisation)).filter(Boolean)
        : undefined,
    );
  const texts = mainTexts(data);
  if (changed('summary')) texts['shortDescription'] = sentenceOf(listing);
  if (changed('documentation')) set(texts, 'documentation', listing.documentation);
  if (changed('description')) {
    texts['longDescription'] = shorten(paragraphs(listing.description), 10_000);
    texts['features'] = featuresOf(listing);
  }
}

/** Fills every mandatory key that is missing. What the catalogue cannot know is documented in docs/publiccode.md. */
export function completeDocument(data: Data, listing: Listing, context: ExportContext): void {
  data['publiccodeYmlVersion'] ??= '0';
  data['name'] ??= nameOf(listing);
  data['url'] ??=
    [listing.repository, listing.website].find((one) => isUrl(one ?? '')) ?? context.page;
  if (!filled(data['platforms'])) data['platforms'] = platformsFor(listing.deployments);
  data['developmentStatus'] ??= 'stable';
  data['softwareType'] ??= softwareTypeFor(listing.deployments);
  completeTexts(data, listing);
  sectionIn(data, 'legal')['license'] ??= licenceWord(listing.licence);
  completeMaintenance(data, context);
  const localisation = sectionIn(data, 'localisation');
  localisation['localisationReady'] ??= false;
  if (!filled(localisation['availableLanguages']))
    localisation['availableLanguages'] = [mainLanguage(data) ?? 'fr'];
  const { vendor } = context;
  if (vendor?.website && isHttpUrl(vendor.website))
    data['organisation'] ??= { name: vendor.name, uri: vendor.website };
  addressesIn(data['fundedBy']);
}

/** A text may hold nothing that shows; the keys must. */
const nameOf = ({ name }: Listing) => line(name) || 'Sans nom';
const sentenceOf = (listing: Listing) => shorten(line(listing.summary) || nameOf(listing), 150);

const filled = (value: unknown) => Array.isArray(value) && value.length > 0;

function set(data: Data, key: string, value: unknown): void {
  if (value === undefined) delete data[key];
  else data[key] = value;
}

function sectionIn(data: Data, key: string): Data {
  if (!isSection(data[key])) data[key] = {};
  return data[key] as Data;
}

/** The texts a reader of the catalogue sees; in French when there are none yet. */
function mainTexts(data: Data): Data {
  const language = mainLanguage(data) ?? Object.keys(sectionIn(data, 'description'))[0] ?? 'fr';
  return sectionIn(sectionIn(data, 'description'), language);
}

const FILLER = {
  fr: (name: string) =>
    `« ${name} » figure au catalogue GouvTech. Ce texte complète une description plus courte que les 150 caractères demandés par la norme publiccode.yml ; il ne vient pas de l’éditeur.`,
  en: (name: string) =>
    `“${name}” is listed in the GouvTech catalogue. This text completes a description shorter than the 150 characters required by the publiccode.yml standard; it was not written by the vendor.`,
};

function completeTexts(data: Data, listing: Listing): void {
  const texts = mainTexts(data);
  const french = (mainLanguage(data) ?? 'fr').toLowerCase().startsWith('fr');
  texts['shortDescription'] ??= sentenceOf(listing);
  const long =
    typeof texts['longDescription'] === 'string'
      ? texts['longDescription']
      : paragraphs(listing.description);
  if (length(long, 150) < 150)
    texts['longDescription'] = [long, FILLER[french ? 'fr' : 'en'](nameOf(listing))]
      .filter((part) => part.trim() !== '')
      .join('\n\n');
  else texts['longDescription'] ??= shorten(long, 10_000);
  if (!filled(texts['features'])) texts['features'] = featuresOf(listing);
}

/** The person to ask when the file names nobody: the signatory, the vendor, or nobody known. */
function completeMaintenance(data: Data, { vendor, signatory }: ExportContext): void {
  const maintenance = sectionIn(data, 'maintenance');
  if (maintenance['type'] === 'contract' && !filled(maintenance['contractors'])) {
    delete maintenance['type'];
    delete maintenance['contractors'];
  }
  maintenance['type'] ??= vendor ? 'internal' : 'community';
  if (maintenance['type'] !== 'internal' && maintenance['type'] !== 'community') return;
  const contact = {
    name: signatory || vendor?.name || 'Non communiqué',
    ...(vendor && { affiliation: vendor.name }),
  };
  if (!filled(maintenance['contacts'])) maintenance['contacts'] = [contact];
  for (const one of maintenance['contacts'] as unknown[])
    if (isSection(one) && String(one['name'] ?? '').trim() === '') one['name'] = contact.name;
}

/** Files of the French catalogues say `url` for what the standard calls `uri`. */
function addressesIn(organisations: unknown): void {
  for (const one of Array.isArray(organisations) ? organisations : [])
    if (isSection(one) && one['uri'] === undefined && typeof one['url'] === 'string') {
      one['uri'] = one['url'];
      delete one['url'];
    }
}

function licenceWord(licence: Licence): string {
  if (licence.kind === 'spdx' && isSpdx(licence.spdx)) return licence.spdx;
  if (licence.kind === 'to-verify' && isSpdx(licence.raw)) return spdxCase(licence.raw);
  return LICENCE_REFS[licence.kind === 'spdx' ? 'to-verify' : licence.kind];
}

function writeDomains(data: Data, { domains }: Listing): void {
  const categories = domains.map(
    (code) => Object.entries(CATEGORIES).find(([, [first]]) => first === code)?.[0],
  );
  const known = categories.filter((one, i) => one !== undefined && !NARROW.has(domains[i]!));
  set(data, 'categories', known.length > 0 ? [...new Set(known)] : undefined);
}

/** Domains whose only categories are much narrower than they are. */
const NARROW = new Set(['TEL', 'MOB', 'CUL']);

function writeAudiences(data: Data, { audiences }: Listing): void {
  const scopes = Object.entries(SCOPES)
    .filter(([, { audiences: whom }]) => whom?.some((code) => audiences.includes(code)))
    .map(([scope]) => scope)
    .filter((scope) => scope !== 'research' && scope !== 'healthcare');
  const audience = sectionIn(data, 'intendedAudience');
  set(audience, 'scope', scopes.length > 0 ? scopes : undefined);
  if (Object.keys(audience).length === 0) delete data['intendedAudience'];
}

function writeDeployments(data: Data, deployments: DeploymentCode[]): void {
  data['platforms'] = platformsFor(deployments);
  data['softwareType'] = softwareTypeFor(deployments);
}

const onTheWeb = (code: DeploymentCode) => code !== 'mobile' && code !== 'desktop';

/** The standard allows words of one’s own: no system is named that the vendor did not name. */
function platformsFor(deployments: DeploymentCode[]): string[] {
  const platforms = [
    ...(deployments.some(onTheWeb) ? ['web'] : []),
    ...(deployments.includes('mobile') ? ['mobile'] : []),
    ...(deployments.includes('desktop') ? ['desktop'] : []),
  ];
  return platforms.length > 0 ? platforms : ['non précisé'];
}

function softwareTypeFor(deployments: DeploymentCode[]): string {
  if (deployments.some(onTheWeb)) return 'standalone/web';
  if (deployments.includes('desktop')) return 'standalone/desktop';
  return deployments.includes('mobile') ? 'standalone/mobile' : 'standalone/other';
}
