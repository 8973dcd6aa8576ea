/** The shape of a listing, field by field: what a preview answers and what a comment may carry. */
import { Type, type TSchema } from 'typebox';
import {
  AUDIENCE_CODES,
  CHANNEL_CODES,
  DEPLOYMENT_CODES,
  DOMAIN_CODES,
  PRICE_UNITS,
  QUALIFICATION_CODES,
  type Listing,
} from '@gouvtech/domain';
import { nullable, oneOf, text } from '../../contract/schema.ts';

const closed = { additionalProperties: false };
const optional = (description: string) => Type.Optional(text(description));
const day = (description: string) => text(description, { pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const country = (description: string) => text(description, { pattern: '^[A-Z]{2}$' });
const countries = (description: string) => Type.Array(country('Code ISO 3166-1.'), { description });
const codes = (values: readonly string[], description: string) =>
  Type.Array(oneOf(values), { description, uniqueItems: true });
const kind = (value: string) => oneOf([value]);

const licence = {
  description: 'Licence.',
  anyOf: [
    Type.Object(
      {
        kind: kind('spdx'),
        spdx: text('Expression SPDX.'),
        raw: optional('Ce que dit la source.'),
        scope: optional('Ce qui est ouvert, pour une offre hybride.'),
      },
      closed,
    ),
    Type.Object({ kind: kind('proprietary'), raw: optional('Ce que dit la source.') }, closed),
    Type.Object({ kind: kind('to-verify'), raw: text('Ce que dit la source.') }, closed),
    Type.Object({ kind: kind('unknown') }, closed),
  ],
} as TSchema;

const hosting = Type.Object(
  {
    host: text('Hébergeur.'),
    hostCountry: country('Pays de l’hébergeur.'),
    foreignControl: oneOf([
      'none',
      'subcontractor-no-access',
      'subcontractor-access',
      'controlled',
      'unknown',
    ]),
    parentCompany: Type.Optional(
      Type.Object({ name: text('Nom.'), country: country('Pays.') }, closed),
    ),
    production: countries('Pays de production.'),
    backups: countries('Pays des sauvegardes.'),
    logs: countries('Pays des journaux.'),
    support: countries('Pays du support.'),
    recovery: countries('Pays du site de secours.'),
    qualifications: Type.Array(
      Type.Object(
        {
          code: oneOf(QUALIFICATION_CODES),
          scope: oneOf(['service', 'infrastructure']),
          state: oneOf(['held', 'in-progress']),
          reference: optional('Référence du certificat.'),
          until: Type.Optional(day('Dernier jour de validité.')),
        },
        closed,
      ),
    ),
  },
  closed,
);

const price = Type.Object(
  {
    stage: oneOf(['entry', 'recurring', 'exit']),
    amountCents: nullable(Type.Integer({ minimum: 0, maximum: 2_000_000_000 })),
    unit: oneOf(PRICE_UNITS),
    note: optional('Précision.'),
  },
  closed,
);

const channel = Type.Object(
  {
    channel: oneOf(CHANNEL_CODES),
    reference: optional('Référence du marché.'),
    lot: optional('Lot.'),
    until: Type.Optional(day('Dernier jour.')),
    beneficiaries: optional('Qui peut l’utiliser.'),
    url: optional('Page du marché.'),
  },
  closed,
);

const reference = Type.Object(
  {
    organisation: text('Organisme public qui utilise la solution.'),
    usage: optional('Ce qu’il en fait.'),
    sinceYear: Type.Optional(Type.Integer({ minimum: 1950, maximum: 2100 })),
    confirmedOn: nullable(day('Jour de confirmation.')),
  },
  closed,
);

/** Pictures are ours alone: a file cannot name those of another listing. */
export const ListingFields: Record<Exclude<keyof Listing, 'logo' | 'screenshots'>, TSchema> = {
  name: text('Nom de la solution.'),
  summary: text('Résumé, 240 caractères au plus.'),
  description: text('Description, paragraphes séparés par une ligne vide.'),
  website: text('Site.'),
  repository: text('Dépôt des sources.'),
  documentation: text('Documentation.'),
  domains: codes(DOMAIN_CODES, 'Domaines fonctionnels.'),
  audiences: codes(AUDIENCE_CODES, 'Publics acheteurs.'),
  deployments: codes(DEPLOYMENT_CODES, 'Modèles de déploiement.'),
  tags: Type.Array(text('Étiquette.')),
  alternativeTo: Type.Array(text('Produit remplacé.')),
  licence,
  hosting: nullable(hosting),
  pricing: oneOf(['public', 'on-request', 'quote', 'free', 'unknown']),
  prices: Type.Array(price),
  channels: Type.Array(channel),
  references: Type.Array(reference),
  sinceYear: Type.Integer({ minimum: 1900, maximum: 2100 }),
};
