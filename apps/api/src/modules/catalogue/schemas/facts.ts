/** What a listing states: licence, price, hosting, purchase channels, references. */
import { Type, type TSchema } from 'typebox';
import { CHANNEL_CODES, PRICE_UNITS, QUALIFICATION_CODES } from '@gouvtech/domain';
import { count, day, named, nullable, oneOf, ref, text } from '../../../contract/schema.ts';
import { tier } from '../../../contract/proof.ts';

const closed = { additionalProperties: false };
const countries = (description: string) =>
  Type.Array(Type.String(), { description: `${description} (ISO 3166-1). Vide : non déclaré.` });

/** A fact that decides, with how well it is proven. */
export const proven = <S extends TSchema>(value: S, description: string) =>
  Type.Object(
    {
      value,
      proof: tier('Étape de preuve de ce fait.'),
      on: nullable(day('Jour où cette étape a été atteinte')),
    },
    { ...closed, description },
  );

const kind = <K extends string>(value: K) => oneOf([value] as const) as TSchema & { '~kind'?: K };

export const Licence = named(
  'Licence',
  Type.Unsafe<
    | { kind: 'spdx'; spdx: string; raw?: string; scope?: string }
    | { kind: 'proprietary'; raw?: string }
    | { kind: 'to-verify'; raw: string }
    | { kind: 'unknown' }
  >({
    description: 'Licence. « Open source » s’en déduit, l’éditeur ne le coche jamais.',
    oneOf: [
      Type.Object(
        {
          kind: kind('spdx'),
          spdx: text('Identifiant SPDX, ou plusieurs joints par « OR » ou « AND ».'),
          raw: Type.Optional(text('Ce que dit la source.')),
          scope: Type.Optional(text('Ce qui est ouvert, pour une offre hybride.')),
        },
        closed,
      ),
      Type.Object(
        { kind: kind('proprietary'), raw: Type.Optional(text('Ce que dit la source.')) },
        closed,
      ),
      Type.Object({ kind: kind('to-verify'), raw: text('Ce que dit la source.') }, closed),
      Type.Object({ kind: kind('unknown') }, closed),
    ],
  } as TSchema),
);

export const Price = named(
  'Price',
  Type.Object(
    {
      stage: oneOf(['entry', 'recurring', 'exit'], { description: 'Entrée, récurrent ou sortie.' }),
      amountCents: nullable(count('Montant hors taxes, en centimes d’euro.'), {
        description: 'Montant hors taxes, en centimes d’euro. Nul : sur devis.',
      }),
      unit: oneOf(PRICE_UNITS, { description: 'Unité du prix.' }),
      note: Type.Optional(text('Précision de l’éditeur.')),
    },
    closed,
  ),
);

export const PurchaseChannel = named(
  'PurchaseChannel',
  Type.Object(
    {
      channel: oneOf(CHANNEL_CODES, { description: 'Voie d’achat.' }),
      reference: Type.Optional(text('Référence du marché.')),
      lot: Type.Optional(text('Lot.')),
      until: Type.Optional(day('Dernier jour')),
      beneficiaries: Type.Optional(text('Qui peut l’utiliser.')),
      url: Type.Optional(text('Adresse de la page du marché.')),
    },
    closed,
  ),
);

export const Reference = named(
  'Reference',
  Type.Object(
    {
      organisation: text('Organisme public qui utilise la solution.'),
      usage: Type.Optional(text('Ce qu’il en fait.')),
      sinceYear: Type.Optional(Type.Integer({ description: 'Depuis quelle année.' })),
      confirmedOn: nullable(day('Jour où l’organisme l’a confirmé lui-même'), {
        description: 'Jour de confirmation par l’organisme. Nul : citée par l’éditeur seul.',
      }),
    },
    closed,
  ),
);

export const Image = named(
  'Image',
  Type.Object(
    {
      id: text('Identifiant : l’image se lit à `/api/v1/images/{id}`.'),
      alt: text('Ce que dit l’image à qui ne la voit pas.'),
      width: count('Largeur en pixels.'),
      height: count('Hauteur en pixels.'),
    },
    { ...closed, description: 'Logo ou capture d’écran, réencodé par le catalogue.' },
  ),
);

const Qualification = Type.Object(
  {
    code: oneOf(QUALIFICATION_CODES, { description: 'Qualification.' }),
    scope: oneOf(['service', 'infrastructure'], {
      description: 'Une infrastructure qualifiée ne qualifie pas le service qu’elle porte.',
    }),
    state: oneOf(['held', 'in-progress'], { description: 'Obtenue ou en cours.' }),
    reference: Type.Optional(text('Référence du certificat.')),
    until: Type.Optional(day('Dernier jour de validité')),
  },
  closed,
);

export const Hosting = named(
  'Hosting',
  Type.Object(
    {
      host: text('Hébergeur.'),
      hostCountry: text('Pays de l’hébergeur (ISO 3166-1).'),
      foreignControl: oneOf(
        ['none', 'subcontractor-no-access', 'subcontractor-access', 'controlled', 'unknown'],
        { description: 'Contrôle par une société soumise à un droit extérieur à l’Union.' },
      ),
      parentCompany: Type.Optional(
        Type.Object({ name: text('Nom.'), country: text('Pays (ISO 3166-1).') }, closed),
      ),
      production: countries('Pays de production'),
      backups: countries('Pays des sauvegardes'),
      logs: countries('Pays des journaux'),
      support: countries('Pays du support'),
      recovery: countries('Pays du site de secours'),
      qualifications: Type.Array(Qualification),
    },
    closed,
  ),
);

export const PriceFact = Type.Object(
  {
    pricing: oneOf(['public', 'on-request', 'quote', 'free', 'unknown'], {
      description: 'Comment le prix se connaît.',
    }),
    first: nullable(ref(Price), { description: 'Premier prix publié.' }),
  },
  closed,
);
