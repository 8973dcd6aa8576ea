/** The HTTP contract of comparisons. */
import { Type, type TSchema } from 'typebox';
import {
  ASKED_LENGTH_MAX,
  COMPARED_ANSWER_MEMBERS,
  COMPARED_MEMBERS,
  LEFT_OUT_REASONS,
} from '@gouvtech/domain/comparison';
import { dictionary, named, oneOf, ref, text } from '../../contract/schema.ts';
import { answerMembers, documentMembers } from '../catalogue/index.ts';

const closed = { additionalProperties: false };

export const ComparisonQuery = Type.Object(
  {
    s: text(
      'Identifiants des solutions, séparés par des virgules, par exemple `parafil,visa-nova`. Cinq sont comparées au plus.',
      { maxLength: ASKED_LENGTH_MAX },
    ),
  },
  closed,
);

const LeftOut = named(
  'LeftOut',
  Type.Object(
    {
      slug: text('Ce qui était demandé.'),
      reason: oneOf(LEFT_OUT_REASONS, {
        description:
          'Inconnue, partie du catalogue, demandée deux fois, ou au-delà de la cinquième.',
      }),
      message: text('La même chose en français, avec ce qu’il faut faire.'),
    },
    {
      ...closed,
      description: 'Une solution demandée qui n’est pas comparée, ou qui l’est une seule fois.',
    },
  ),
);

const pick = <T extends Record<string, TSchema>, K extends keyof T>(from: T, names: readonly K[]) =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;

const ComparedAnswer = named(
  'ComparedAnswer',
  Type.Object(pick(answerMembers, COMPARED_ANSWER_MEMBERS), {
    ...closed,
    description:
      'Une réponse sans ses pièces. `fields` ne garde que le chiffre d’une échelle proportionnelle.',
  }),
);

const ComparedSolution = named(
  'ComparedSolution',
  Type.Object(
    {
      ...pick(documentMembers, COMPARED_MEMBERS),
      answers: dictionary(ref(ComparedAnswer), {
        description: 'Réponses, par critère. Vide sans évaluation publiée.',
      }),
    },
    { ...closed, description: 'Ce qu’une comparaison montre d’une solution.' },
  ),
);

const problems = Type.Array(ref(LeftOut), { description: 'Ce qui était demandé et manque.' });

export const Comparison = named(
  'Comparison',
  Type.Object(
    {
      criteriaSets: Type.Array(Type.String(), {
        description: 'Versions du référentiel auxquelles les solutions répondent.',
      }),
      commonCore: Type.Array(Type.String(), {
        description:
          'Critères qui veulent dire la même chose dans toutes ces versions\u00a0: les seuls comparables. Avec plusieurs versions, les notes ne se comparent pas.',
      }),
      solutions: Type.Array(ref(ComparedSolution), {
        description: 'Les solutions, dans l’ordre demandé.',
      }),
      problems,
    },
    closed,
  ),
);

export const ComparisonNames = named(
  'ComparisonNames',
  Type.Object(
    {
      solutions: Type.Array(
        Type.Object({ slug: text('Identifiant.'), name: text('Nom.') }, closed),
        { description: 'Les solutions choisies, dans l’ordre demandé.' },
      ),
      problems,
    },
    closed,
  ),
);

export const comparisonComponents: TSchema[] = [
  LeftOut,
  ComparedAnswer,
  ComparedSolution,
  Comparison,
  ComparisonNames,
];
