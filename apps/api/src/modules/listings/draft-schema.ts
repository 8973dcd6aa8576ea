/**
 * What a vendor may send of a listing: any part of it, complete or not. Shapes and sizes are bounded here; what a field
 * still lacks is told beside the draft (`problems`) and never prevents saving it.
 */
import { Type, type Static, type TSchema } from 'typebox';
import {
  AUDIENCE_CODES,
  CHANNEL_CODES,
  DEPLOYMENT_CODES,
  DOMAIN_CODES,
  PRICE_UNITS,
  QUALIFICATION_CODES,
  SCREENSHOTS_MAX,
  type Licence,
} from '@gouvtech/domain';
import { oneOf, text } from '../../contract/schema.ts';

const closed = { additionalProperties: false };
const LINE = 1_000;
const ADDRESS = 2_000;
const TEXT = 30_000;

const line = (description: string) => text(description, { maxLength: LINE });
const optional = (description: string) => Type.Optional(line(description));
const list = <S extends TSchema>(items: S, maxItems: number, description: string) =>
  Type.Array(items, { maxItems, description });
const codes = <const C extends readonly string[]>(values: C, description: string) =>
  Type.Array(oneOf(values), { description, uniqueItems: true, maxItems: values.length });
const countries = (description: string) =>
  list(line('Code ISO 3166-1, deux majuscules.'), 60, description);
/** A union of types, not `anyOf`: Ajv would turn a null into 0 there. */
const integerOrNull = (description: string) =>
  Type.Unsafe<number | null>({ type: ['integer', 'null'], description } as TSchema);
const clearable = (description: string) =>
  Type.Unsafe<string | null>({
    type: ['string', 'null'],
    maxLength: ADDRESS,
    description: `${description} Nul ou vide : effacée.`,
  } as TSchema);

const licence = Type.Unsafe<Licence>({
  description: 'Licence.',
  oneOf: [
    Type.Object(
      {
        kind: oneOf(['spdx']),
        spdx: line('Expression SPDX.'),
        raw: optional('Ce que dit la source.'),
        scope: optional('Ce qui est ouvert, pour une offre hybride.'),
      },
      closed,
    ),
    Type.Object({ kind: oneOf(['proprietary']), raw: optional('Ce que dit la source.') }, closed),
    Type.Object({ kind: oneOf(['to-verify']), raw: line('Ce que dit la source.') }, closed),
    Type.Object({ kind: oneOf(['unknown']) }, closed),
  ],
} as TSchema);

const hosting = Type.Object(
  {
    host: line('Hébergeur.'),
    hostCountry: line('Pays de l’hébergeur (ISO 3166-1).'),
    foreignControl: oneOf([
      'none',
      'subcontractor-no-access',
      'subcontractor-access',
      'controlled',
      'unknown',
    ] as const),
    parentCompany: Type.Optional(
      Type.Object({ name: line('Nom.'), country: line('Pays (ISO 3166-1).') }, closed),
    ),
    production: countries('Pays de production.'),
    backups: countries('Pays des sauvegardes.'),
    logs: countries('Pays des journaux.'),
    support: countries('Pays du support.'),
    recovery: countries('Pays du site de secours.'),
    qualifications: list(
      Type.Object(
        {
          code: oneOf(QUALIFICATION_CODES),
          scope: oneOf(['service', 'infrastructure'] as const),
          state: oneOf(['held', 'in-progress'] as const),
          reference: optional('Référence du certificat.'),
          until: optional('Dernier jour de validité, AAAA-MM-JJ.'),
        },
        closed,
      ),
      20,
      'Qualifications.',
    ),
  },
  closed,
);

const price = Type.Object(
  {
    stage: oneOf(['entry', 'recurring', 'exit'] as const),
    amountCents: integerOrNull('Montant hors taxes, en centimes d’euro. Nul : sur devis.'),
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
    until: optional('Dernier jour, AAAA-MM-JJ.'),
    beneficiaries: optional('Qui peut l’utiliser.'),
    url: Type.Optional(text('Page du marché.', { maxLength: ADDRESS })),
  },
  closed,
);

/** Without `confirmedOn`: only the body that uses a solution confirms it. */
const reference = Type.Object(
  {
    organisation: line('Organisme public qui utilise la solution.'),
    usage: optional('Ce qu’il en fait.'),
    sinceYear: Type.Optional(Type.Integer({ minimum: 1950, maximum: 2100 })),
  },
  closed,
);

const image = Type.Object(
  {
    id: Type.String({ format: 'uuid', description: 'Image déjà déposée pour cette fiche.' }),
    alt: text('Ce que dit l’image à qui ne la voit pas.', { maxLength: LINE }),
  },
  closed,
);

export const DraftChange = Type.Partial(
  Type.Object(
    {
      name: line('Nom de la solution.'),
      summary: line('Ce qu’elle fait, en une phrase de 20 à 240 caractères.'),
      description: text('Texte brut ; les paragraphes sont séparés par une ligne vide.', {
        maxLength: TEXT,
      }),
      website: clearable('Site.'),
      repository: clearable('Dépôt du code.'),
      documentation: clearable('Documentation.'),
      domains: codes(DOMAIN_CODES, 'Besoins couverts.'),
      audiences: codes(AUDIENCE_CODES, 'À qui elle s’adresse.'),
      deployments: codes(DEPLOYMENT_CODES, 'Modes de déploiement.'),
      tags: list(line('Mot-clé.'), 60, 'Mots-clés.'),
      alternativeTo: list(line('Produit.'), 60, 'Produits qu’elle peut remplacer.'),
      licence,
      hosting: Type.Unsafe<Static<typeof hosting> | null>({
        anyOf: [hosting, { type: 'null' }],
        description: 'Hébergement par l’éditeur. Nul : aucun.',
      } as TSchema),
      pricing: oneOf(['public', 'on-request', 'quote', 'free', 'unknown'] as const),
      prices: list(price, 50, 'Prix publiés.'),
      channels: list(channel, 50, 'Canaux d’achat.'),
      references: list(reference, 300, 'Organismes publics cités.'),
      sinceYear: integerOrNull('Première année d’utilisation par un organisme public.'),
      logo: Type.Unsafe<Static<typeof image> | null>({
        anyOf: [image, { type: 'null' }],
        description: 'Logo. Nul : aucun.',
      } as TSchema),
      screenshots: list(image, SCREENSHOTS_MAX, 'Captures d’écran, dans l’ordre.'),
    },
    closed,
  ),
  { ...closed, description: 'Les champs à changer ; les autres restent comme ils sont.' },
);
export type DraftChange = Static<typeof DraftChange>;
