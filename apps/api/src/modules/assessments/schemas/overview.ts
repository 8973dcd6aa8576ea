/** The vendor’s first page about the assessment of a solution. */
import { Type } from 'typebox';
import { FACT_KEYS } from '@gouvtech/criteria';
import {
  ASSESSMENT_STATUSES,
  LISTING_STATUSES,
  PUBLIC_ASSESSMENT_STATUSES,
} from '@gouvtech/domain';
import {
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
import { problemWith } from '../../../contract/problem-schema.ts';
import { reviewMembers } from './review.ts';
import { assignment, colleague } from './assignments.ts';
import { LiveScore, progress, ThemeProgress } from './score.ts';

const closed = { additionalProperties: false };
export const fact = oneOf(FACT_KEYS, { description: 'Fait.' });
const answerOfFact = nullable(Type.Boolean({ description: 'Oui ou non ; nul : sans réponse.' }));

export const AssessmentFacts = named(
  'AssessmentFacts',
  Type.Object(
    {
      revision: count('Version, à renvoyer dans `If-Match`.'),
      questions: Type.Array(
        Type.Object(
          {
            key: text('Clé de la question.'),
            label: text('Question.'),
            help: text('Aide.'),
            type: oneOf(['multi', 'yesno'], { description: 'Cases à cocher, ou oui et non.' }),
            options: Type.Array(
              Type.Object(
                { fact, label: text('Libellé.'), help: text('Aide.'), value: answerOfFact },
                closed,
              ),
            ),
          },
          closed,
        ),
      ),
      derived: Type.Array(
        Type.Object(
          {
            fact,
            from: oneOf(['deployment', 'repository', 'audiences'], {
              description: 'Partie de la fiche.',
            }),
            label: text('Libellé.'),
            help: text('Aide.'),
            value: answerOfFact,
          },
          closed,
        ),
        { description: 'Lus de la fiche, jamais demandés.' },
      ),
      unanswered: Type.Array(fact, { description: 'Faits sans réponse.' }),
      incompatible: Type.Array(Type.String(), { description: 'Ce qui se contredit, en français.' }),
      reopened: Type.Array(Type.String(), {
        description: 'Critères que cet enregistrement a rouverts. Vide en lecture.',
      }),
    },
    { ...closed, description: 'Les caractéristiques de la solution, en questions simples.' },
  ),
);

export const FactsInput = Type.Object(
  {
    facts: dictionary(nullable(Type.Boolean()), {
      description: 'Réponses par fait ; ceux qui ne sont pas donnés ne changent pas.',
      maxProperties: FACT_KEYS.length,
    }),
  },
  closed,
);

/** 412: what somebody else saved in between. */
export const StaleFacts = problemWith('StaleFacts', {
  current: Type.Optional(ref(AssessmentFacts)),
});

const signatory = nullable(Type.Object({ name: text('Nom.'), role: text('Fonction.') }, closed));

export const OpenRound = named(
  'OpenRound',
  Type.Object(
    {
      status: oneOf(['draft', 'attested'], { description: '`attested` : attend la publication.' }),
      criteriaSet: text('Version du référentiel.'),
      startedAt: instant('Début'),
      attestedAt: nullable(instant('Attestation')),
      signatory,
      draftRevision: text(
        'Empreinte de tout le brouillon, à renvoyer dans `If-Match` pour attester.',
      ),
      facts: ref(AssessmentFacts),
      progress: Type.Object(progress, closed),
      themes: Type.Array(ref(ThemeProgress)),
      assignments: Type.Array(assignment, { description: 'Thèmes confiés à quelqu’un.' }),
      colleagues: Type.Array(colleague, { description: 'Membres de l’organisation, par nom.' }),
      left: Type.Array(
        Type.Object(
          {
            criterion: nullable(text('Critère ; nul pour les caractéristiques.')),
            theme: nullable(text('Thème.')),
            code: oneOf(
              [
                'facts-unanswered',
                'unanswered',
                'to-confirm',
                'evidence-missing',
                'justification-too-short',
                'invalid-answer',
              ],
              { description: 'Ce qui empêche d’attester.' },
            ),
            message: text('Ce qui manque et que faire, en français.'),
          },
          closed,
        ),
        { description: 'Tout ce qui reste avant l’attestation, dans l’ordre du référentiel.' },
      ),
      lowered: Type.Array(
        Type.Object(
          { criterion: text('Critère.'), at: instant('Instant'), by: text('Qui.') },
          closed,
        ),
        {
          description:
            'Réponses publiées corrigées à la baisse depuis le début du brouillon, qui garde son propre texte.',
        },
      ),
    },
    closed,
  ),
);

export const PublicRound = named(
  'PublicRound',
  Type.Object(
    {
      status: oneOf(PUBLIC_ASSESSMENT_STATUSES, { description: 'État à ce jour.' }),
      criteriaSet: text('Version du référentiel.'),
      attestedAt: instant('Attestation'),
      publishedAt: nullable(instant('Publication')),
      signatory,
      renewals: count('Renouvellements « rien n’a changé » de suite.'),
      renewalOpensAt: instant('Ouverture du renouvellement'),
      staleAt: instant('Instant où elle sera à rafraîchir'),
      expiresAt: instant('Instant où elle expire'),
    },
    closed,
  ),
);

export const ACTIONS = [
  'assessment:start',
  'assessment:answer',
  'assessment:comment',
  'assessment:attest',
  'assessment:reopen',
  'assessment:renew',
  'assessment:withdraw',
  'assessment:lower-answer',
  'assessment:assign-theme',
] as const;

export const VendorAssessment = named(
  'VendorAssessment',
  Type.Object(
    {
      solution: Type.Object(
        {
          slug: text('Identifiant.'),
          name: text('Nom.'),
          status: oneOf(LISTING_STATUSES, { description: 'État de la fiche.' }),
        },
        closed,
      ),
      open: nullable(ref(OpenRound), { description: 'L’évaluation en préparation.' }),
      published: nullable(ref(PublicRound), { description: 'L’évaluation publique.' }),
      ...reviewMembers,
      score: ref(LiveScore),
      startFrom: Type.Object(
        {
          previous: Type.Boolean({
            description: 'Vrai quand une version précédente peut être reprise.',
          }),
          products: Type.Array(
            Type.Object({ slug: text('Identifiant.'), name: text('Nom.') }, closed),
            { description: 'Autres produits de l’organisation, évalués.' },
          ),
        },
        closed,
      ),
      deadlines: Type.Array(
        Type.Object(
          {
            kind: oneOf(['renewal', 'stale', 'expiry', 'evidence', 'planned'], {
              description: 'Ce qui arrive.',
            }),
            on: day('Jour'),
            criterion: nullable(text('Critère.')),
            label: text('En français.'),
          },
          closed,
        ),
        { description: 'La plus proche d’abord, sur douze mois.' },
      ),
      activity: Type.Array(
        Type.Object(
          {
            at: instant('Instant'),
            by: nullable(text('Nom ; nul pour l’horloge.')),
            action: text('Acte (code).'),
            criterion: nullable(text('Critère.')),
          },
          closed,
        ),
        { description: 'Qui a fait quoi en dernier, le plus récent d’abord.' },
      ),
      actions: Type.Array(oneOf(ACTIONS), { description: 'Ce que vous pouvez faire maintenant.' }),
    },
    { ...closed, description: 'Où en est l’évaluation d’une solution.' },
  ),
);

export const StartInput = Type.Object(
  {
    from: oneOf(['nothing', 'previous', 'product'], {
      description: 'Vide, de la version précédente, ou d’un autre produit de l’organisation.',
    }),
    product: Type.Optional(text('Identifiant de l’autre produit.', { maxLength: 200 })),
  },
  closed,
);

export const AttestationInput = Type.Object(
  {
    statementAccepted: Type.Boolean({
      description: 'Les réponses sont exactes et l’organisation est prête à les prouver.',
    }),
  },
  closed,
);

export const ReasonInput = Type.Object(
  { reason: text('Motif, lu par la personne concernée.', { maxLength: 2_000 }) },
  closed,
);

export const Attestation = named(
  'Attestation',
  Type.Object(
    {
      status: oneOf(ASSESSMENT_STATUSES, { description: 'État ensuite.' }),
      attestedAt: instant('Attestation'),
      publishedAt: nullable(instant('Publication ; nulle tant que la fiche n’est pas publiée')),
      snapshot: Type.Object(
        {
          sha256: text('Empreinte de la version figée.'),
          previousSha256: nullable(text('Empreinte de la précédente.')),
        },
        closed,
      ),
    },
    closed,
  ),
);

export const RoundState = named(
  'RoundState',
  Type.Object({ status: oneOf(ASSESSMENT_STATUSES, { description: 'État ensuite.' }) }, closed),
);

export const overviewComponents = [
  AssessmentFacts,
  StaleFacts,
  OpenRound,
  PublicRound,
  VendorAssessment,
  Attestation,
  RoundState,
];
