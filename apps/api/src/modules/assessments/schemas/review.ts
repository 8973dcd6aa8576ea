/** What staff decided and asks, as the vendor reads it. */
import { Type } from 'typebox';
import { FieldProblem } from '../../../contract/problem-schema.ts';
import { instant, named, nullable, oneOf, ref, text } from '../../../contract/schema.ts';
import { DECISION_KINDS } from '../review-repository.ts';

const closed = { additionalProperties: false };

export const StaffDecision = named(
  'StaffDecision',
  Type.Object(
    {
      criterion: text('Critère.'),
      kind: oneOf(DECISION_KINDS, { description: 'Décision.' }),
      at: instant('Instant'),
      piece: nullable(text('Intitulé de la pièce.')),
      reason: nullable(text('Motif ou constat.')),
    },
    { ...closed, description: 'Une décision de la modération sur une réponse.' },
  ),
);

/** Of a whole round. */
export const reviewMembers = {
  review: nullable(
    Type.Object(
      {
        reason: text('Motif du renvoi.'),
        requests: Type.Array(ref(FieldProblem), {
          description: 'Demandes de correction ; `path` est le critère.',
        }),
      },
      closed,
    ),
    { description: 'Le renvoi de la modération ; nul quand il n’y en a pas.' },
  ),
  decisions: Type.Array(ref(StaffDecision), { description: 'La plus récente d’abord.' }),
};

/** Of one criterion. */
export const criterionReview = Type.Object(
  {
    request: nullable(text('Ce que la modération demande de corriger.')),
    decisions: Type.Array(ref(StaffDecision), { description: 'La plus récente d’abord.' }),
  },
  closed,
);

export const reviewComponents = [StaffDecision];
