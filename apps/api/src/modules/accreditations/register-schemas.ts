/** The public register of label schemes and labellers. */
import { Type, type Static } from 'typebox';
import {
  basisPoints,
  count,
  day,
  instant,
  named,
  nullable,
  oneOf,
  ref,
  text,
} from '../../contract/schema.ts';
import { labellerName, object, schemeName } from './schemas.ts';

const months = (description: string) =>
  Type.Integer({ minimum: 0, description: `${description}, en mois.` });
const days = (description: string) =>
  Type.Integer({ minimum: 0, description: `${description}, en jours.` });

export const LabelScheme = named(
  'LabelScheme',
  object({
    ...schemeName.properties,
    summary: text('Ce qu’un acheteur peut en conclure.'),
    themes: Type.Array(object({ id: text('Thème.'), name: text('Nom du thème.') }), {
      description: 'Thèmes audités.',
    }),
    levels: Type.Array(
      object({
        level: oneOf([1, 2, 3] as const, { description: 'Niveau.' }),
        name: text('Nom du niveau.'),
        overall: basisPoints('Note auditée minimale'),
        theme: basisPoints('Note auditée minimale de chaque thème'),
      }),
      { description: 'Niveaux, du premier au plus exigeant. Le niveau se calcule.' },
    ),
    coverage: basisPoints('Part minimale des critères du périmètre qui s’appliquent'),
    acceptedSets: Type.Array(Type.String(), { description: 'Versions du référentiel acceptées.' }),
    validityMonths: months('Durée du label'),
    surveillanceMonths: Type.Array(Type.Integer(), {
      description: 'Surveillances, en mois après l’accord.',
    }),
    sampleShare: basisPoints('Surveillance : part des critères tirés au sort'),
    sampleErrors: basisPoints(
      'Surveillance : part d’erreurs au-delà de laquelle tout est réaudité',
    ),
    cureMonths: months('Délai pour corriger une non-conformité majeure'),
    contradictoryDays: days('Phase contradictoire'),
    appealDays: days('Délai de recours contre un refus'),
    feeRule: text('Règle sur les honoraires.'),
    accreditationMonths: months('Durée maximale d’une accréditation'),
    inForce: count('Labels en cours.'),
  }),
);
export type LabelScheme = Static<typeof LabelScheme>;
export const LabelSchemes = named(
  'LabelSchemes',
  object({ items: Type.Array(ref(LabelScheme), { description: 'Labels du catalogue.' }) }),
);

const PUBLIC_STATES = ['accredited', 'suspended', 'withdrawn', 'expired'] as const;
export const PublicAccreditation = named(
  'PublicAccreditation',
  object({
    scheme: schemeName,
    status: oneOf(PUBLIC_STATES, { description: 'État.' }),
    statusSince: instant('Depuis quand'),
    reason: nullable(text('Motif d’une suspension ou d’un retrait.')),
    accreditedFrom: day('Premier jour'),
    accreditedUntil: nullable(day('Dernier jour, inclus')),
    statement: text('Ce que le labellisateur dit de sa compétence.'),
    feeStatement: text('Comment ses honoraires sont fixés.'),
  }),
);
export type PublicAccreditation = Static<typeof PublicAccreditation>;

export const Labellers = named(
  'Labellers',
  object({
    items: Type.Array(
      object({
        ...labellerName.properties,
        accreditations: Type.Array(ref(PublicAccreditation), {
          description: 'La dernière d’abord, pour chaque label.',
        }),
        inForce: count('Labels en cours qu’il a accordés.'),
      }),
      { description: 'Par ordre alphabétique ; ceux dont l’accréditation est finie y restent.' },
    ),
  }),
);
export type Labellers = Static<typeof Labellers>;

export const Labeller = named(
  'Labeller',
  object({
    ...labellerName.properties,
    city: nullable(text('Ville.')),
    website: nullable(text('Site.')),
    siren: nullable(text('SIREN.')),
    parentSirens: Type.Array(Type.String(), { description: 'SIREN de ses maisons mères.' }),
    accreditations: Type.Array(ref(PublicAccreditation), { description: 'La dernière d’abord.' }),
    audits: object({
      closed: count('Audits menés à leur terme.'),
      granted: count('Dont label accordé.'),
      refused: count('Dont label refusé.'),
      cancelled: count('Audits annulés.'),
    }),
    inForce: count('Labels en cours.'),
    labelCount: count(
      'Labels accordés, quel que soit leur état : `/api/v1/labels?labeller=…` les liste.',
    ),
  }),
);
export type Labeller = Static<typeof Labeller>;
