/** The HTTP contract of versions: what staff announces, and what a version would change. */
import { Type, type TSchema } from 'typebox';
import { THEME_IDS } from '@gouvtech/criteria';
import { CRITERIA_SET_STATUSES } from '@gouvtech/domain';
import { count, day, instant, named, nullable, oneOf, ref, text } from '../../contract/schema.ts';
import { SORTS } from './simulation-repository.ts';

const closed = { additionalProperties: false };
const points = (description: string) =>
  nullable(Type.Integer({ description: `${description} (points de base ; null : sans objet).` }));
const ids = (description: string) => Type.Array(Type.String(), { description });

const Scores = Type.Object(
  {
    declared: points('Déclaré'),
    checked: points('Contrôlé'),
    audited: points('Audité'),
    assured: points('Assuré'),
  },
  closed,
);
const change = { before: Scores, after: Scores, confirmed: Scores };

const simulation = {
  from: text('Version à laquelle répond l’évaluation publiée.'),
  to: text('Version simulée.'),
  asOf: instant('Instant du calcul.'),
  overall: Type.Object(change, closed),
  themes: Type.Array(
    Type.Object({ theme: oneOf(THEME_IDS, { description: 'Thème.' }), ...change }, closed),
  ),
  prerequisites: Type.Object(
    {
      before: ids('Prérequis manquants aujourd’hui.'),
      after: ids('Prérequis manquants dans la version simulée.'),
      won: ids('Manquants aujourd’hui, plus ensuite.'),
      lost: ids('Manquants ensuite, pas aujourd’hui.'),
    },
    closed,
  ),
  toAnswer: Type.Array(
    Type.Object(
      {
        criterion: text('Critère.'),
        kind: oneOf(['same', 'reworded', 'merged', 'split', 'rescaled', 'new'], {
          description: 'D’où il vient.',
        }),
        outcome: oneOf(['to-confirm', 'unanswered'], {
          description: 'À confirmer, ou sans réponse.',
        }),
      },
      closed,
    ),
    { description: 'Critères applicables à répondre ou à confirmer de nouveau.' },
  ),
  archived: ids('Critères dont la réponse n’est pas reprise.'),
};

const place = { slug: text('Identifiant de la solution.'), name: text('Nom de la solution.') };

export const CriteriaSimulation = named(
  'CriteriaSimulation',
  Type.Object(
    {
      ...place,
      ...simulation,
      inForceOn: day('Jour d’entrée en vigueur.'),
      inForce: Type.Boolean({ description: 'Vrai une fois la version en vigueur.' }),
      others: Type.Array(Type.Object(place, closed), {
        description: 'Autres solutions de l’organisation que la version concerne.',
      }),
    },
    { ...closed, description: 'Ce qu’une version annoncée changerait. Privé.' },
  ),
);

const release = {
  version: text('Version.'),
  previous: nullable(text('Version précédente.')),
  revision: count('Révision des textes.'),
  hash: text('SHA-256 des règles.'),
  criteria: count('Nombre de critères.'),
  status: oneOf(CRITERIA_SET_STATUSES, {
    description: '`compiled` : dans le produit, connue de personne.',
  }),
  announcedAt: nullable(instant('Instant de l’annonce.')),
  inForceOn: nullable(day('Jour d’entrée en vigueur annoncé.')),
  earliestInForceOn: day('Premier jour possible si l’annonce se fait aujourd’hui.'),
  simulated: count('Évaluations simulées.'),
  total: count('Évaluations publiées dans une version plus ancienne.'),
  actions: Type.Array(oneOf(['criteria:announce', 'criteria:retract'], { description: 'Acte.' }), {
    description: 'Actes possibles pour la personne connectée.',
  }),
};

export const CriteriaRelease = named('CriteriaRelease', Type.Object(release, closed));

const tallied = Type.Object(
  { criterion: text('Critère.'), solutions: count('Solutions.') },
  closed,
);

export const CriteriaReport = named(
  'CriteriaReport',
  Type.Object(
    {
      ...release,
      unknown: count('Simulations sans note avant ou après.'),
      losing: count('Solutions qui perdent un prérequis au moins.'),
      winning: count('Solutions qui en gagnent un au moins.'),
      lost: Type.Array(tallied, { description: 'Prérequis perdus, le plus fréquent en tête.' }),
      won: Type.Array(tallied, { description: 'Prérequis gagnés, le plus fréquent en tête.' }),
      steps: Type.Array(
        Type.Object(
          {
            from: nullable(Type.Integer({ description: 'Compris. Null : sans limite.' })),
            to: nullable(Type.Integer({ description: 'Non compris. Null : sans limite.' })),
            solutions: count('Solutions.'),
          },
          closed,
        ),
        { description: 'Répartition de l’écart de la note déclarée, en points de base.' },
      ),
      sort: oneOf(SORTS, { description: 'Ordre de la liste.' }),
      page: Type.Integer({ minimum: 1, description: 'Page.' }),
      pages: count('Nombre de pages.'),
      solutions: Type.Array(
        Type.Object(
          {
            ...place,
            vendor: nullable(text('Éditeur.')),
            before: Scores,
            after: Scores,
            confirmed: Scores,
            change: points('Écart de la note déclarée'),
            won: ids('Prérequis gagnés.'),
            lost: ids('Prérequis perdus.'),
            toAnswer: count('Critères à répondre ou à confirmer de nouveau.'),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
);

export const VersionParams = Type.Object(
  { version: text('Version, par exemple `2027.0`.', { maxLength: 40 }) },
  closed,
);
export const ReportQuery = Type.Object(
  {
    sort: Type.Optional(
      oneOf(SORTS, { description: 'Ordre. Par défaut, ceux qui changent le plus.' }),
    ),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000, description: 'Page.' })),
  },
  closed,
);
export const Announcement = Type.Object(
  { inForceOn: text('Jour d’entrée en vigueur, AAAA-MM-JJ.', { maxLength: 40 }) },
  closed,
);
export const Retraction = Type.Object(
  { reason: text('Motif, lu par les éditeurs prévenus.', { maxLength: 100_000 }) },
  closed,
);
export const ReleaseList = Type.Object({ versions: Type.Array(ref(CriteriaRelease)) }, closed);

export const criteriaVersionComponents: TSchema[] = [
  CriteriaSimulation,
  CriteriaRelease,
  CriteriaReport,
];
