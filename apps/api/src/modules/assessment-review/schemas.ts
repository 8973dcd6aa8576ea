/** A round under review, and the decisions that staff takes on it. */
import { Type, type TSchema } from 'typebox';
import { EVIDENCE_TYPES, THEME_IDS } from '@gouvtech/criteria';
import { ASSESSMENT_STATUSES, LISTING_STATUSES } from '@gouvtech/domain';
import { FieldProblem } from '../../contract/problem-schema.ts';
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
import { AnswerResponse, figures } from '../assessments/index.ts';
import { CriterionScore } from '../catalogue/index.ts';
import { decisionComponents } from './decision-schemas.ts';
import { ROUND_ACTIONS } from './usecases/read.ts';
import { SHOWN, WHYS } from './view.ts';

const closed = { additionalProperties: false };
const status = oneOf(ASSESSMENT_STATUSES, { description: 'État.' });
const side = oneOf(['open', 'public'], {
  description: '`open` : attestée, pas encore publique ; `public` : celle que le public lit.',
});
const person = nullable(text('Nom.'));

const content = nullable(
  Type.Object(
    {
      response: ref(AnswerResponse),
      justification: nullable(text('Justification.')),
      toConfirm: Type.Boolean({ description: 'À confirmer : ne compte pas.' }),
      answeredAt: instant('Instant de la réponse'),
    },
    closed,
  ),
  { description: 'Nulle sans réponse.' },
);

export const ReviewedEvidence = named(
  'ReviewedEvidence',
  Type.Object(
    {
      id: text('Identifiant de la pièce.'),
      version: count('Version lue, à renvoyer avec la décision.'),
      type: oneOf(EVIDENCE_TYPES, { description: 'Nature.' }),
      title: text('Intitulé.'),
      url: nullable(text('Adresse.')),
      issuer: nullable(text('Organisme.')),
      reference: nullable(text('Référence.')),
      visibility: oneOf(['public', 'on-request', 'restricted'], { description: 'Visibilité.' }),
      file: nullable(
        Type.Object(
          {
            name: text('Nom.'),
            size: count('Octets.'),
            mediaType: text('Type.'),
            scan: text('Antivirus : `off`, `pending`, `clean` ou `infected`.'),
            href: text('Adresse de téléchargement.'),
          },
          closed,
        ),
      ),
      datedOn: day('Date de la pièce'),
      startsOn: nullable(day('Premier jour de validité')),
      endsOn: nullable(day('Fin écrite sur la pièce')),
      attachedAt: instant('Instant où elle a été jointe'),
      validUntil: day('Dernier jour où elle prouve cette réponse'),
      expired: Type.Boolean({ description: 'Vrai quand elle ne prouve plus rien.' }),
      added: Type.Boolean({ description: 'Jointe depuis la version publiée.' }),
      removedAt: nullable(instant('Instant où elle a cessé de compter')),
      refusal: nullable(
        Type.Object({ reason: text('Motif.'), at: instant('Refus'), by: person }, closed),
      ),
      check: nullable(
        Type.Object(
          {
            by: oneOf(['machine', 'person', 'register'], { description: 'Façon.' }),
            at: instant('Contrôle'),
            value: basisPoints('Valeur contrôlée'),
            finding: nullable(text('Constat.')),
            byName: person,
          },
          closed,
        ),
        { description: 'Le dernier contrôle par une personne.' },
      ),
      actions: Type.Array(
        oneOf(['evidence:check', 'evidence:certify', 'evidence:refuse'], {
          description: 'Décision possible.',
        }),
      ),
    },
    closed,
  ),
);

export const ReviewedCriterion = named(
  'ReviewedCriterion',
  Type.Object(
    {
      id: text('Critère ; ses textes sont dans le référentiel.'),
      theme: oneOf(THEME_IDS, { description: 'Thème.' }),
      blocking: Type.Boolean({ description: 'Prérequis.' }),
      weight: count('Poids.'),
      changed: Type.Array(oneOf(WHYS, { description: 'Ce qui change.' }), {
        description: 'Vide quand rien ne change depuis la version publiée.',
      }),
      claim: nullable(
        oneOf(['pending', 'accepted', 'refused'], { description: 'Demande « sans objet ».' }),
      ),
      toCheck: Type.Boolean({ description: 'Une pièce valable attend un contrôle.' }),
      revision: count('Révision lue, à renvoyer avec la décision. 0 : sans réponse.'),
      answer: content,
      before: content,
      score: ref(CriterionScore),
      scoreBefore: nullable(ref(CriterionScore)),
      evidence: Type.Array(ref(ReviewedEvidence), {
        description: 'Retirées et refusées comprises.',
      }),
      decisions: Type.Array(
        Type.Object(
          {
            kind: oneOf(['na_accepted', 'na_refused', 'correction', 'cap'], {
              description: 'Décision.',
            }),
            at: instant('Instant'),
            value: nullable(basisPoints('Plafond')),
            reason: nullable(text('Motif.')),
            by: person,
          },
          closed,
        ),
        { description: 'La plus récente d’abord.' },
      ),
      request: nullable(text('Demande notée, lue par l’éditeur au renvoi.')),
      actions: Type.Array(
        oneOf(['answer:accept-na', 'answer:refuse-na', 'answer:accept-correction'], {
          description: 'Décision possible.',
        }),
      ),
    },
    closed,
  ),
);

const counts = Type.Object(
  Object.fromEntries(SHOWN.map((shown) => [shown, count('Critères.')])) as Record<
    (typeof SHOWN)[number],
    ReturnType<typeof count>
  >,
  closed,
);

export const AssessmentReview = named(
  'AssessmentReview',
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
      organisation: nullable(
        Type.Object({ slug: text('Identifiant.'), name: text('Nom.') }, closed),
      ),
      round: Type.Object(
        {
          id: text('Identifiant, à renvoyer avec chaque décision.'),
          side,
          status,
          criteriaSet: text('Version du référentiel.'),
          attestedAt: instant('Attestation'),
          publishedAt: nullable(instant('Publication')),
          signatory: nullable(Type.Object({ name: text('Nom.'), role: text('Fonction.') }, closed)),
        },
        closed,
      ),
      otherSide: nullable(side, {
        description: 'L’autre évaluation de la solution, à relire aussi.',
      }),
      before: nullable(
        Type.Object(
          {
            status,
            attestedAt: instant('Attestation'),
            criteriaSet: text('Version du référentiel.'),
            comparable: Type.Boolean({ description: 'Même version : les notes se comparent.' }),
          },
          closed,
        ),
        { description: 'La dernière évaluation publiée avant celle-ci.' },
      ),
      scores: Type.Object(
        {
          overall: Type.Object({ before: nullable(figures), after: figures }, closed),
          themes: Type.Array(
            Type.Object(
              {
                theme: oneOf(THEME_IDS, { description: 'Thème.' }),
                before: nullable(figures),
                after: figures,
              },
              closed,
            ),
          ),
          missingPrerequisites: Type.Array(text('Critère.')),
        },
        closed,
      ),
      alerts: Type.Array(
        Type.Object(
          {
            id: text('Identifiant.'),
            kind: text('Nature (code).'),
            criterion: nullable(text('Critère.')),
            raisedAt: instant('Instant'),
            holds: Type.Boolean({ description: 'Retient la publication.' }),
          },
          closed,
        ),
      ),
      lastReturn: nullable(
        Type.Object(
          {
            at: instant('Instant'),
            reason: text('Motif.'),
            requests: Type.Array(ref(FieldProblem)),
          },
          closed,
        ),
        { description: 'Le dernier renvoi à l’éditeur.' },
      ),
      requests: Type.Array(ref(FieldProblem), {
        description: 'Demandes notées, pas encore envoyées.',
      }),
      heldByAnother: Type.Boolean({ description: 'Un autre modérateur a pris ce dossier.' }),
      shown: oneOf(SHOWN, { description: 'Filtre appliqué.' }),
      counts,
      criteria: Type.Array(ref(ReviewedCriterion), { description: 'Dans l’ordre du référentiel.' }),
      hidden: Type.Array(text('Critère.'), {
        description: 'Critères que le filtre laisse de côté.',
      }),
      actions: Type.Array(oneOf(ROUND_ACTIONS, { description: 'Décision possible.' })),
    },
    { ...closed, description: 'Une évaluation à relire, critère par critère.' },
  ),
);

export const ReviewQuery = Type.Object(
  {
    show: Type.Optional(
      oneOf(SHOWN, {
        default: 'changed',
        description:
          '`changed` : ce qui change ; `na` : déclaré sans objet ; `evidence` : preuves à contrôler ; `all` : tout.',
      }),
    ),
    side: Type.Optional(side),
  },
  closed,
);

export const assessmentReviewComponents: TSchema[] = [
  ReviewedEvidence,
  ReviewedCriterion,
  AssessmentReview,
  ...decisionComponents,
];
