/** Parts of a criterion: its fields, its conditions, its evidence. */
import { Type, type TSchema } from 'typebox';
import { EVIDENCE_TYPES, type Condition as ConditionValue } from '@gouvtech/criteria';
import { named, nullable, oneOf, text } from '../../contract/schema.ts';

const closed = { additionalProperties: false };
const number = (description: string) => ({ type: 'number', description });

export const Condition = named(
  'Condition',
  Type.Unsafe<ConditionValue>({
    type: 'object',
    description: 'Condition sur un champ typé. Un champ absent ne remplit aucune condition.',
    properties: {
      field: { type: 'string', description: 'Champ.' },
      is: { type: 'boolean', description: 'Valeur attendue d’une case.' },
      in: { type: 'array', items: { type: 'string' }, description: 'Valeurs acceptées.' },
      atLeast: number('Minimum, compris.'),
      atMost: number('Maximum, compris.'),
      over: number('Minimum, non compris.'),
      under: number('Maximum, non compris.'),
      ageUnderMonths: number('Âge de la date, en mois, non compris.'),
      ageAtMostMonths: number('Âge de la date, en mois, compris.'),
      remainingAtLeastMonths: number('Mois restants jusqu’à la date ; 0 : pas encore passée.'),
      anyOf: { type: 'array', items: { $ref: 'Condition' }, description: 'Une au moins.' },
    },
    ...closed,
  } as TSchema),
);

export const CriterionField = named(
  'CriterionField',
  Type.Object(
    {
      key: text('Clé du champ.'),
      type: oneOf(
        [
          'boolean',
          'integer',
          'decimal',
          'percent',
          'date',
          'choice',
          'multichoice',
          'url',
          'text',
        ],
        { description: 'Type du champ.' },
      ),
      label: text('Libellé.'),
      help: nullable(text('Aide.')),
      unit: nullable(text('Unité.')),
      min: nullable(Type.Number({ description: 'Minimum.' })),
      max: nullable(Type.Number({ description: 'Maximum.' })),
      optional: Type.Boolean({ description: 'Vrai quand il peut rester vide.' }),
      options: Type.Array(Type.Object({ key: text('Clé.'), label: text('Libellé.') }, closed), {
        description: 'Choix, pour un champ à choix.',
      }),
    },
    closed,
  ),
);

export const CriterionEvidence = named(
  'CriterionEvidence',
  Type.Object(
    {
      type: oneOf(EVIDENCE_TYPES, { description: 'Nature de la preuve.' }),
      what: text('Ce qui est attendu.'),
      shelfLife: Type.Unsafe<{ months: number } | { days: number } | 'own-end'>({
        description: 'Durée de validité, ou `own-end` : la fin écrite sur le document.',
        anyOf: [
          {
            type: 'object',
            properties: { months: { type: 'integer' } },
            required: ['months'],
            ...closed,
          },
          {
            type: 'object',
            properties: { days: { type: 'integer' } },
            required: ['days'],
            ...closed,
          },
          { type: 'string', enum: ['own-end'] },
        ],
      } as TSchema),
    },
    closed,
  ),
);
