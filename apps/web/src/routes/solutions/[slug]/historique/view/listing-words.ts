/** Each field of a listing in words: what it is called, and what one value of it says. */
import type { Hosting, ListingField, ListingValues, Price } from '@gouvtech/domain';
import {
  AUDIENCE_LABELS,
  CHANNEL_LABELS,
  DEPLOYMENT_LABELS,
  DOMAIN_LABELS,
  QUALIFICATION_LABELS,
} from '@gouvtech/domain/labels';
import {
  amountWords,
  controlWords,
  countryName,
  hostWords,
  licenceWords,
  placesWords,
  PRICING_WORDS,
  qualificationWords,
} from '@gouvtech/domain/words';
import { formatDate } from '#lib/format.ts';

type Words<T> = { label: string | ((value: T) => string); words: (value: T) => string };

const same = (value: string): string => value;
const places = (codes: string[]): string => placesWords(codes) ?? 'non déclarés';
const joined = (parts: (string | undefined | null | false)[]): string =>
  parts.filter(Boolean).join(', ');

const STAGES: Record<Price['stage'], string> = {
  entry: 'Prix de mise en service',
  recurring: 'Prix d’usage',
  exit: 'Prix de sortie',
};

export const FIELD_WORDS: { [F in ListingField]: Words<ListingValues[F]> } = {
  name: { label: 'Nom', words: same },
  summary: { label: 'Présentation en une phrase', words: same },
  description: { label: 'Description', words: same },
  website: { label: 'Site', words: same },
  repository: { label: 'Code source', words: same },
  documentation: { label: 'Documentation', words: same },
  domains: { label: 'Besoins couverts', words: (code) => DOMAIN_LABELS[code].name },
  audiences: { label: 'Pour qui', words: (code) => AUDIENCE_LABELS[code] },
  deployments: { label: 'Déploiement', words: (code) => DEPLOYMENT_LABELS[code] },
  tags: { label: 'Mots-clés', words: same },
  alternativeTo: { label: 'Peut remplacer', words: same },
  licence: { label: 'Licence', words: licenceWords },
  hosting: { label: 'Hébergement', words: hostWords },
  'hosting.host': { label: 'Hébergeur', words: same },
  'hosting.hostCountry': { label: 'Pays de l’hébergeur', words: countryName },
  'hosting.foreignControl': {
    label: 'Droits extra-européens',
    words: (foreignControl) => controlWords({ foreignControl } as Hosting) ?? 'non déclarés',
  },
  'hosting.parentCompany': {
    label: 'Maison mère',
    words: ({ name, country }) => `${name}, ${countryName(country)}`,
  },
  'hosting.production': { label: 'Hébergement, production', words: places },
  'hosting.backups': { label: 'Hébergement, sauvegardes', words: places },
  'hosting.logs': { label: 'Hébergement, journaux', words: places },
  'hosting.support': { label: 'Hébergement, support', words: places },
  'hosting.recovery': { label: 'Hébergement, site de reprise', words: places },
  'hosting.qualifications': {
    label: ({ code }) => QUALIFICATION_LABELS[code],
    // A version is read as it was written: nothing in it has ended since.
    words: (one) =>
      qualificationWords({ qualifications: [one] } as unknown as Hosting, one.code, '')!,
  },
  pricing: { label: 'Publication des prix', words: (pricing) => PRICING_WORDS[pricing] },
  prices: {
    label: ({ stage }) => STAGES[stage],
    words: (price) => (price.note ? `${amountWords(price)} · ${price.note}` : amountWords(price)),
  },
  channels: {
    label: ({ channel }) => `Canal d’achat ${CHANNEL_LABELS[channel]}`,
    words: ({ reference, lot, until, beneficiaries }) =>
      joined([reference, lot, beneficiaries, until && `jusqu’au ${formatDate(until)}`]) ||
      'sans précision',
  },
  references: {
    label: 'Référence',
    words: ({ organisation, usage, sinceYear, confirmedOn }) =>
      joined([
        organisation,
        usage,
        sinceYear !== undefined && `depuis ${sinceYear}`,
        confirmedOn ? `confirmée le ${formatDate(confirmedOn)}` : 'citée par l’éditeur',
      ]),
  },
  sinceYear: { label: 'Utilisée par le secteur public depuis', words: String },
  logo: { label: 'Logo', words: ({ alt }) => alt },
  screenshots: { label: 'Capture d’écran', words: ({ alt }) => alt },
};

/** Of a whole list, where a label depends on the item. */
const LIST_LABELS: Partial<Record<ListingField, string>> = {
  'hosting.qualifications': 'Qualifications',
  prices: 'Prix',
  channels: 'Canaux d’achat',
  references: 'Références',
  screenshots: 'Captures d’écran',
};

/** @param value the item named; null for the list as a whole */
export function labelOf<F extends ListingField>(field: F, value: ListingValues[F] | null): string {
  const { label } = FIELD_WORDS[field];
  if (value === null && LIST_LABELS[field]) return LIST_LABELS[field];
  return typeof label === 'string' ? label : label(value as ListingValues[F]);
}
