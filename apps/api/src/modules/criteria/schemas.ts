/** The HTTP contract of the référentiel. */
import { Type, type TSchema } from 'typebox';
import { THEME_IDS, type Rule as RuleValue } from '@gouvtech/criteria';
import { basisPoints, count, named, nullable, oneOf, ref, text } from '../../contract/schema.ts';
import { tier } from '../../contract/proof.ts';
import { Condition, CriterionEvidence, CriterionField } from './wording.ts';

const closed = { additionalProperties: false };
const nested = { type: 'array', items: { $ref: 'Rule' } };

export const Rule = named(
  'Rule',
  Type.Unsafe<RuleValue>({
    description:
      'Règle d’applicabilité : « toujours », un fait, ou des règles liées par « and » ou « or ».',
    anyOf: [
      { type: 'string' },
      { type: 'object', properties: { and: nested }, required: ['and'], ...closed },
      { type: 'object', properties: { or: nested }, required: ['or'], ...closed },
    ],
  } as TSchema),
);

export const Tally = named(
  'Tally',
  Type.Object(
    {
      level: text('Niveau du critère, ou `na`, `planned`, `unanswered`.'),
      proof: tier('Étape de preuve.'),
      listings: count('Solutions à ce niveau et à cette étape.'),
    },
    closed,
  ),
);

const summary = {
  id: text('Identifiant, stable et jamais réutilisé.'),
  theme: oneOf(THEME_IDS, { description: 'Thème.' }),
  title: text('Intitulé.'),
  weight: oneOf([1, 2, 3], { description: 'Poids dans le thème.' }),
  blocking: Type.Boolean({ description: 'Vrai pour un prérequis.' }),
  tallies: Type.Array(ref(Tally), {
    description: 'Où en sont les solutions du catalogue sur ce critère.',
  }),
};

export const CriterionSummary = named('CriterionSummary', Type.Object(summary, closed));

const identity = {
  version: text('Version du référentiel.'),
  revision: count('Révision des textes.'),
  publishedOn: text('Jour de publication.', { format: 'date' }),
  inForceOn: text('Jour d’entrée en vigueur.', { format: 'date' }),
  hash: text('SHA-256 des identifiants, poids, barèmes et règles.'),
};

export const CriteriaVersion = named(
  'CriteriaVersion',
  Type.Object(
    {
      ...identity,
      status: oneOf(['past', 'in-force', 'announced'], {
        description: '`announced` : ses critères nouveaux sont à venir et ne comptent pas encore.',
      }),
      criteria: count('Nombre de critères.'),
    },
    closed,
  ),
);

export const CriteriaList = named(
  'CriteriaList',
  Type.Object(
    {
      ...identity,
      coefficients: Type.Array(Type.Integer(), {
        description: 'Coefficients de preuve, en pour cent, de « déclaré » à « audité ».',
      }),
      themes: Type.Array(
        Type.Object(
          {
            id: oneOf(THEME_IDS, { description: 'Thème.' }),
            name: text('Nom.'),
            shortName: text('Nom court.'),
            lead: text('Ce que le thème apprend à l’acheteur.'),
            weight: Type.Integer({
              description: 'Poids dans le score global ; la somme vaut 100.',
            }),
          },
          closed,
        ),
      ),
      criteria: Type.Array(ref(CriterionSummary)),
    },
    { ...closed, description: 'Une version du référentiel, sans les textes longs.' },
  ),
);

export const Criterion = named(
  'Criterion',
  Type.Object(
    {
      ...summary,
      criteriaSet: text('Version du référentiel.'),
      question: text('Question posée à l’éditeur.'),
      why: text('Pourquoi ce critère compte pour un acheteur public.'),
      howToAnswer: text('Comment répondre.'),
      minimum: basisPoints('Valeur minimale d’un prérequis'),
      applicability: ref(Rule),
      naPolicy: oneOf(['never', 'facts', 'justified'], {
        description: '« Sans objet » : jamais, par les faits, ou sur justification.',
      }),
      evidencePolicy: oneOf(['none', 'recommended', 'required'], {
        description: 'Preuve : inutile, conseillée ou exigée.',
      }),
      selection: oneOf(['chosen', 'computed', 'percent', 'share'], {
        description: 'Niveau choisi, calculé, lu dans un pourcentage ou dans une part.',
      }),
      valueField: nullable(text('Champ où se lit la valeur.')),
      computedFrom: nullable(oneOf(['licence', 'hosting']), {
        description: 'Partie de la fiche où se lisent les champs.',
      }),
      fields: Type.Array(ref(CriterionField)),
      levels: Type.Array(
        Type.Object(
          {
            key: text('Clé du niveau.'),
            value: basisPoints('Valeur du niveau'),
            anchor: text('Ce qui doit être vrai pour être à ce niveau.'),
            official: Type.Boolean({ description: 'Vrai quand un texte officiel fixe ce seuil.' }),
            when: Type.Array(ref(Condition), { description: 'Conditions, toutes exigées.' }),
          },
          closed,
        ),
      ),
      evidence: Type.Array(ref(CriterionEvidence), { description: 'Preuves attendues.' }),
      references: Type.Array(
        Type.Object(
          {
            label: text('Source.'),
            url: text('Adresse.'),
            consultedOn: text('Jour de lecture.', { format: 'date' }),
          },
          closed,
        ),
      ),
      automation: Type.Object(
        {
          coverage: oneOf(['full', 'partial', 'none'], {
            description: 'Ce qu’une machine vérifie.',
          }),
          how: text('Comment.'),
        },
        closed,
      ),
      tender: text('Exigence neutre, à reprendre dans un cahier des charges.'),
      since: text('Version où le critère est apparu.'),
    },
    { ...closed, description: 'Un critère, avec tous ses textes.' },
  ),
);

export const CriteriaQuery = Type.Object(
  {
    criteriaSet: Type.Optional(
      text('Version du référentiel, par exemple `2026.1`. Par défaut, celle en vigueur.', {
        maxLength: 40,
      }),
    ),
  },
  { additionalProperties: false },
);

export const CriterionParams = Type.Object(
  { id: text('Identifiant du critère, par exemple `SEC-03`.', { maxLength: 40 }) },
  { additionalProperties: false },
);

/** Named components this module adds to the document. */
export const criteriaComponents: TSchema[] = [
  Rule,
  Condition,
  CriterionField,
  CriterionEvidence,
  Tally,
  CriterionSummary,
  CriteriaVersion,
  CriteriaList,
  Criterion,
];
