/** What the answers are worth now, beside what is published, and what would raise it. */
import { Type } from 'typebox';
import { THEME_IDS, TIERS } from '@gouvtech/criteria';
import {
  basisPoints,
  count,
  instant,
  named,
  nullable,
  oneOf,
  ref,
  text,
} from '../../../contract/schema.ts';
import { ScoreSheet } from '../../catalogue/index.ts';

const closed = { additionalProperties: false };
const delta = (description: string) =>
  Type.Integer({
    minimum: -10_000,
    maximum: 10_000,
    description: `${description}, en points de base.`,
  });

export const figures = Type.Object(
  {
    declared: nullable(basisPoints('Score déclaré')),
    checked: nullable(basisPoints('Score contrôlé')),
    audited: nullable(basisPoints('Score audité')),
    assured: nullable(basisPoints('Score assuré')),
  },
  closed,
);

const standing = nullable(
  Type.Object(
    {
      value: basisPoints('Valeur qui compte'),
      proof: oneOf(TIERS, { description: 'Étape de preuve.' }),
      reason: text('Pourquoi il compte ainsi (code).'),
    },
    closed,
  ),
  { description: 'Nul quand le critère ne s’applique pas.' },
);

export const ScoreChanges = named(
  'ScoreChanges',
  Type.Object(
    {
      overall: Type.Object({ before: figures, after: figures }, closed),
      themes: Type.Array(
        Type.Object(
          { theme: oneOf(THEME_IDS, { description: 'Thème.' }), before: figures, after: figures },
          closed,
        ),
        { description: 'Thèmes dont un score change.' },
      ),
      criteria: Type.Array(
        Type.Object({ criterion: text('Critère.'), before: standing, after: standing }, closed),
        { description: 'Critères qui changent quelque chose.' },
      ),
    },
    { ...closed, description: 'De l’évaluation publiée à celle qui est en préparation.' },
  ),
);

const effect = Type.Object(
  {
    declared: delta('Effet déclaré'),
    checked: delta('Effet contrôlé'),
    assured: delta('Effet assuré'),
  },
  closed,
);

export const ScoreGain = named(
  'ScoreGain',
  Type.Object(
    {
      criterion: text('Critère.'),
      theme: oneOf(THEME_IDS, { description: 'Thème.' }),
      action: oneOf(['answer', 'confirm', 'improve', 'attach', 'check'], {
        description:
          '`answer` répondre, `confirm` relire, `improve` atteindre le niveau suivant, `attach` joindre une pièce, `check` la faire contrôler.',
      }),
      level: nullable(text('Niveau atteint par `answer` ou `improve`.')),
      value: basisPoints('Valeur du critère ensuite'),
      overall: effect,
      own: effect,
    },
    { ...closed, description: 'Un acte et ce qu’il vaut à lui seul, d’après le moteur de calcul.' },
  ),
);

export const LiveScore = named(
  'LiveScore',
  Type.Object(
    {
      asOf: instant('Instant du calcul'),
      draft: nullable(ref(ScoreSheet), { description: 'Ce que vaut l’évaluation en préparation.' }),
      published: nullable(ref(ScoreSheet), { description: 'Ce que vaut l’évaluation publiée.' }),
      changes: nullable(ref(ScoreChanges), {
        description: 'Nul sans évaluation en préparation ou sans évaluation publiée.',
      }),
      gains: Type.Array(ref(ScoreGain), {
        description: 'Ce qui relèverait le plus le score, dans l’ordre de l’effet.',
      }),
    },
    closed,
  ),
);

/** Where a theme, or the whole, is at. */
export const progress = {
  applicable: count('Critères qui s’appliquent.'),
  answered: count('Ont une réponse, un plan ou une demande « sans objet ».'),
  toConfirm: count('Réponses à confirmer.'),
  planned: count('Prévus pour une date.'),
  claimedNa: count('Déclarés sans objet.'),
  evidenceMissing: count('Prérequis dont la pièce manque ou a expiré.'),
  incomplete: count('Réponses à compléter avant d’attester.'),
};

export const ThemeProgress = named(
  'ThemeProgress',
  Type.Object(
    {
      theme: oneOf(THEME_IDS, { description: 'Thème.' }),
      ...progress,
      score: figures,
    },
    closed,
  ),
);

export const scoreComponents = [ScoreChanges, ScoreGain, LiveScore, ThemeProgress];
