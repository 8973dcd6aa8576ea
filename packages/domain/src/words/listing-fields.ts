/** What each field of a listing is called, in forms, reasons and mails. */
import type { Listing } from '../listing.ts';
import { listed } from './places.ts';

export const FIELD_NAMES: Record<keyof Listing, string> = {
  name: 'Nom',
  summary: 'Présentation en une phrase',
  description: 'Description',
  website: 'Site',
  repository: 'Code source',
  documentation: 'Documentation',
  domains: 'Besoins couverts',
  audiences: 'Pour qui',
  deployments: 'Déploiement',
  tags: 'Mots-clés',
  alternativeTo: 'Peut remplacer',
  licence: 'Licence',
  hosting: 'Hébergement',
  pricing: 'Publication des prix',
  prices: 'Prix',
  channels: 'Canaux d’achat',
  references: 'Références',
  sinceYear: 'Utilisée par le secteur public depuis',
  logo: 'Logo',
  screenshots: 'Captures d’écran',
};

/** « Modification : prix et hébergement. » */
export const changesSentence = (fields: (keyof Listing)[]): string =>
  `Modification\u00a0: ${listed(fields.map((field) => lowerFirst(FIELD_NAMES[field])))}.`;

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
