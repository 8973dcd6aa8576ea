/**
 * The keys of publiccode.yml 0.7, as data: type, presence, format, deprecation. Facts of the published standard; where
 * its text leaves room, what its reference checker does.
 */
import * as is from './formats.ts';
import {
  CATEGORIES,
  DEVELOPMENT_STATUSES,
  MAINTENANCE_TYPES,
  SCOPES,
  SOFTWARE_TYPES,
} from './vocabulary.ts';

type Format = { test: (text: string) => boolean; expected: string };
type Common = { required?: true; /** why the key is on its way out */ deprecated?: string };
export type TextRule = Common & {
  kind: 'text';
  format?: Format;
  oneOf?: readonly string[];
  min?: number;
  max?: number;
  /** an empty text says nothing, and is not an error */
  mayBeEmpty?: true;
};
export type FlagRule = Common & { kind: 'flag' };
export type ListRule = Common & {
  kind: 'list';
  item: Rule;
  /** a lone value stands for a list of one */ orOne?: true;
};
export type SectionRule = Common & { kind: 'section'; keys: Record<string, Rule> };
export type LanguagesRule = Common & { kind: 'languages'; item: SectionRule };
export type Rule = TextRule | FlagRule | ListRule | SectionRule | LanguagesRule;

const text = (more: Omit<TextRule, 'kind'> = {}): TextRule => ({ kind: 'text', ...more });
const flag = (more: Common = {}): FlagRule => ({ kind: 'flag', ...more });
const list = (item: Rule, more: Omit<ListRule, 'kind' | 'item'> = {}): ListRule => ({
  kind: 'list',
  item,
  ...more,
});
const section = (keys: Record<string, Rule>, more: Common = {}): SectionRule => ({
  kind: 'section',
  keys,
  ...more,
});

const required = { required: true } as const;
const DROP = 'Vous pouvez la retirer.';
const url = { test: is.isUrl, expected: 'une adresse complète, par exemple « https://… »' };
const httpUrl = { test: is.isHttpUrl, expected: 'une adresse web, qui commence par « https:// »' };
const date = { test: is.isDate, expected: 'une date AAAA-MM-JJ' };
const email = { test: is.isEmail, expected: 'une adresse de courriel' };
const mediaType = {
  test: is.isMediaType,
  expected: 'un type de média, par exemple « text/plain »',
};
const country = {
  test: is.isCountry,
  expected: 'un code de pays ISO 3166-1 de deux lettres, par exemple « FR »',
};
const language = { test: is.isLanguage, expected: 'un code de langue BCP 47, par exemple « fr »' };
const spdx = {
  test: is.isSpdx,
  expected: 'une expression SPDX, par exemple « EUPL-1.2 » ou « MIT OR Apache-2.0 »',
};
const organisationUri = { test: is.isOrganisationUri, expected: 'une adresse ou un URN' };
const supportsId = {
  test: is.isSupportsId,
  expected: 'un alias de la norme (« alias:gdpr »…), une adresse ou un URN',
};
const video = {
  test: is.isVideo,
  expected: 'l’adresse d’une vidéo sur un site qui suit oEmbed (YouTube, Vimeo, PeerTube…)',
};
const logo = {
  test: is.isFile('svg', 'svgz', 'png'),
  expected: 'un chemin relatif dans le dépôt ou une adresse, au format SVG, SVGZ ou PNG',
};
const screenshot = {
  test: is.isFile('png', 'jpg', 'jpeg'),
  expected: 'un chemin relatif dans le dépôt ou une adresse, au format PNG ou JPG',
};
const anyFile = { test: is.isFile(), expected: 'un chemin relatif dans le dépôt ou une adresse' };

const organisation = { name: text(), uri: text({ ...required, format: organisationUri }) };
const dependencies = list(
  section({
    name: text(required),
    versionMin: text(),
    versionMax: text(),
    version: text(),
    optional: flag(),
  }),
);

const description = section({
  localisedName: text(),
  genericName: text({ mayBeEmpty: true, max: 35, deprecated: DROP }),
  shortDescription: text({ ...required, max: 150 }),
  longDescription: text({ ...required, min: 150, max: 10_000 }),
  documentation: text({ format: httpUrl }),
  apiDocumentation: text({ format: httpUrl }),
  features: list(text(), required),
  screenshots: list(text({ format: screenshot })),
  videos: list(text({ format: video })),
  awards: list(text()),
});

/** The only country section the standard defines. */
const italy = section({
  countryExtensionVersion: text({ oneOf: ['0.2', '1.0'] }),
  conforme: section(
    {
      lineeGuidaDesign: flag(),
      modelloInteroperabilita: flag(),
      misureMinimeSicurezza: flag(),
      gdpr: flag(),
    },
    { deprecated: DROP },
  ),
  riuso: section({
    codiceIPA: text({ mayBeEmpty: true, deprecated: 'Utilisez « organisation.uri » à la place.' }),
  }),
  piattaforme: section({ spid: flag(), cie: flag(), anpr: flag(), pagopa: flag(), io: flag() }),
});

export const PUBLICCODE = section({
  publiccodeYmlVersion: text(required),
  name: text(required),
  applicationSuite: text(),
  url: text({ ...required, format: url }),
  landingURL: text({ format: httpUrl }),
  isBasedOn: list(text({ format: url }), { orOne: true }),
  softwareVersion: text(),
  releaseDate: text({ format: date }),
  logo: text({ mayBeEmpty: true, format: logo }),
  monochromeLogo: text({
    mayBeEmpty: true,
    format: logo,
    deprecated: 'Utilisez « logo » à la place.',
  }),
  inputTypes: list(text({ format: mediaType }), { deprecated: DROP }),
  outputTypes: list(text({ format: mediaType }), { deprecated: DROP }),
  platforms: list(text(), required),
  categories: list(text({ oneOf: Object.keys(CATEGORIES) })),
  usedBy: list(text()),
  fundedBy: list(section(organisation)),
  roadmap: text({ format: httpUrl }),
  developmentStatus: text({ ...required, oneOf: DEVELOPMENT_STATUSES }),
  softwareType: text({ ...required, oneOf: SOFTWARE_TYPES }),
  supports: list(section({ id: text({ ...required, format: supportsId }) })),
  organisation: section(organisation),
  intendedAudience: section({
    scope: list(text({ oneOf: Object.keys(SCOPES) })),
    countries: list(text({ format: country })),
    unsupportedCountries: list(text({ format: country })),
  }),
  description: { kind: 'languages', item: description, ...required },
  legal: section(
    {
      license: text({ ...required, format: spdx }),
      mainCopyrightOwner: text(),
      repoOwner: text({ deprecated: 'Utilisez « organisation.name » à la place.' }),
      authorsFile: text({ format: anyFile, deprecated: DROP }),
    },
    required,
  ),
  maintenance: section(
    {
      type: text({ ...required, oneOf: MAINTENANCE_TYPES }),
      contractors: list(
        section({
          name: text(required),
          email: text({ mayBeEmpty: true, format: email }),
          website: text({ format: httpUrl }),
          until: text({ ...required, format: date }),
        }),
      ),
      contacts: list(
        section({
          name: text(required),
          email: text({ mayBeEmpty: true, format: email }),
          affiliation: text(),
          phone: text(),
        }),
      ),
    },
    required,
  ),
  localisation: section(
    {
      localisationReady: flag(required),
      availableLanguages: list(text({ format: language }), required),
    },
    required,
  ),
  dependsOn: section({ open: dependencies, proprietary: dependencies, hardware: dependencies }),
  IT: italy,
  it: {
    ...italy,
    deprecated: 'Écrivez le code de pays en majuscules : « IT ».',
  },
});
