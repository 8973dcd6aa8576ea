/** What a recomputation reads: `pnpm catalogue score` gives back the published figures from this file. */
import { Type } from 'typebox';
import { EVIDENCE_TYPES, THEME_IDS, type ReasonCode, type Tier } from '@gouvtech/criteria';
import { VERDICT_OUTCOMES } from '@gouvtech/domain';
import {
  basisPoints,
  count,
  day,
  dictionary,
  instant,
  named,
  nullable,
  oneOf,
  ref,
  text,
} from '../../../contract/schema.ts';

const closed = { additionalProperties: false };
const step = (description: string) =>
  oneOf([0, 1, 2, 3, 4] as const satisfies Tier[], {
    description: `${description} : 0 déclaré, 1 documenté, 2 contrôlé, 3 certifié, 4 audité.`,
  });
const REASONS = [
  'not-applicable-by-facts',
  'not-applicable-accepted',
  'unanswered',
  'to-confirm',
  'planned',
  'plan-overdue',
  'na-pending',
  'na-refused',
  'met',
  'partly-met',
  'not-met',
  'capped-by-verdict',
  'capped-by-dispute',
  'raised-by-verdict',
  'lowered-by-time',
] as const satisfies ReasonCode[];

const fieldValue = Type.Union([
  Type.Boolean(),
  Type.Number(),
  Type.String(),
  Type.Array(Type.String()),
]);

const response = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('level'),
      level: Type.Optional(text('Niveau choisi.')),
      fields: dictionary(fieldValue, { description: 'Champs de la réponse.' }),
    },
    closed,
  ),
  Type.Object({ kind: Type.Literal('planned'), on: day('Jour annoncé') }, closed),
  Type.Object({ kind: Type.Literal('na') }, closed),
]);

const evidence = Type.Object(
  {
    id: text('Identifiant.'),
    type: oneOf(EVIDENCE_TYPES, { description: 'Nature.' }),
    attachedAt: instant('Instant où la preuve a été jointe'),
    datedOn: day('Date du document'),
    startsOn: Type.Optional(day('Premier jour de validité')),
    endsOn: Type.Optional(day('Dernier jour de validité')),
    removedAt: Type.Optional(instant('Instant du retrait')),
  },
  closed,
);

const check = Type.Object(
  {
    id: text('Identifiant.'),
    by: oneOf(['machine', 'person', 'register'], { description: 'Qui contrôle.' }),
    at: instant('Instant du contrôle'),
    value: basisPoints('Valeur confirmée'),
    evidenceId: Type.Optional(text('Preuve regardée.')),
    complete: Type.Boolean({ description: 'Seul un contrôle complet compte.' }),
  },
  closed,
);

const verdict = Type.Object(
  {
    id: text('Identifiant.'),
    outcome: oneOf(VERDICT_OUTCOMES, { description: 'Verdict.' }),
    value: Type.Optional(basisPoints('Valeur retenue')),
    declared: Type.Optional(basisPoints('Ce que valait la réponse examinée')),
    at: instant('Instant du verdict'),
    revision: count('Révision de la réponse examinée.'),
    validUntil: day('Dernier jour de validité'),
  },
  closed,
);

const at = { at: instant('Instant de la décision') };

export const AssessmentAnswer = named(
  'AssessmentAnswer',
  Type.Object(
    {
      criterion: text('Critère.'),
      revision: count('Révision de la réponse.'),
      answeredAt: instant('Instant de la réponse'),
      response,
      justification: Type.Optional(text('Justification.')),
      toConfirm: Type.Optional(Type.Boolean({ description: 'À confirmer : ne compte pas.' })),
      evidence: Type.Array(evidence),
      checks: Type.Array(check),
      verdicts: Type.Array(verdict),
      naDecisions: Type.Array(Type.Object({ accepted: Type.Boolean(), ...at }, closed)),
      corrections: Type.Array(Type.Object(at, closed)),
      caps: Type.Array(
        Type.Object(
          {
            ...at,
            value: basisPoints('Plafond'),
            until: Type.Optional(instant('Instant où un recours l’a levé')),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
);

const scoreLine = {
  declared: nullable(basisPoints('Score déclaré')),
  checked: nullable(basisPoints('Score contrôlé')),
  audited: nullable(basisPoints('Score audité')),
  assured: nullable(basisPoints('Score assuré')),
  coverage: basisPoints('Part du référentiel qui s’applique'),
  completeness: nullable(basisPoints('Part des réponses données')),
  proof: step('Étape de preuve'),
  applicable: count('Critères applicables.'),
  answered: count('Critères répondus.'),
  total: count('Critères du référentiel.'),
};

export const CriterionScore = named(
  'CriterionScore',
  Type.Object(
    {
      id: text('Critère.'),
      applicable: Type.Boolean(),
      reason: oneOf(REASONS, { description: 'Pourquoi le critère compte ainsi.' }),
      declaredValue: nullable(basisPoints('Valeur déclarée')),
      value: basisPoints('Valeur qui compte'),
      level: nullable(text('Niveau atteint.')),
      tier: step('Étape de preuve'),
      tierSince: nullable(instant('Instant depuis lequel l’étape tient')),
      tierUntil: nullable(day('Dernier jour où l’étape tient')),
      lapsed: nullable(Type.Object({ tier: step('Étape perdue'), on: day('Jour') }, closed)),
      modifiedSinceAudit: Type.Boolean(),
      blockingMissing: Type.Boolean({ description: 'Prérequis manquant.' }),
    },
    closed,
  ),
);

export const ScoreSheet = named(
  'ScoreSheet',
  Type.Object(
    {
      engine: text('Version du moteur de calcul.'),
      criteriaSet: text('Version du référentiel.'),
      criteriaSetHash: text('SHA-256 des règles du référentiel.'),
      asOf: instant('Instant du calcul'),
      overall: Type.Object(scoreLine, closed),
      themes: Type.Array(
        Type.Object({ ...scoreLine, theme: oneOf(THEME_IDS, { description: 'Thème.' }) }, closed),
      ),
      criteria: Type.Array(ref(CriterionScore)),
      missingPrerequisites: Type.Array(Type.String()),
      nextChangeAt: nullable(instant('Prochain instant où une preuve ou un niveau expire')),
    },
    closed,
  ),
);

export const AssessmentExport = named(
  'AssessmentExport',
  Type.Object(
    {
      format: Type.Literal('gouvtech-assessment/1'),
      solution: Type.Object({ slug: text('Identifiant.'), name: text('Nom.') }, closed),
      criteriaSet: text('Version du référentiel.'),
      criteriaSetHash: text('SHA-256 des règles du référentiel.'),
      engine: text('Version du moteur de calcul.'),
      asOf: instant('Instant du calcul'),
      facts: dictionary(nullable(Type.Boolean()), { description: 'Faits de la solution.' }),
      answers: Type.Array(ref(AssessmentAnswer)),
      result: ref(ScoreSheet),
    },
    { ...closed, description: 'Une évaluation publiée, avec de quoi recalculer chaque score.' },
  ),
);
