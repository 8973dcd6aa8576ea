/** What the labeller, the vendor and staff read of a label, and what they send. */
import { Type, type Static } from 'typebox';
import { REASON_MIN, STATEMENT_MAX } from '@gouvtech/domain/disputes';
import { actionsOn } from '@gouvtech/domain/permissions';
import { SUSPENSION_CAUSES } from '@gouvtech/domain/transitions-label';
import { problemWith } from '../../contract/problem-schema.ts';
import { instant, named, nullable, oneOf, ref, text } from '../../contract/schema.ts';
import { LabelDetail, object } from './schemas.ts';

/** Beyond any text that is accepted: what is too long is measured and named by the use case. */
const TYPED_MAX = 200_000;

export const LabelDesk = named(
  'LabelDesk',
  object({
    label: ref(LabelDetail),
    etag: text('À renvoyer dans `If-Match` pour agir.'),
    reader: oneOf(['labeller', 'vendor', 'staff'] as const, {
      description: 'À quel titre vous le lisez.',
    }),
    cause: nullable(
      oneOf(SUSPENSION_CAUSES, {
        description: 'Suspendu : ce que l’horloge ou la personne a dit.',
      }),
    ),
    remaining: Type.Array(Type.String(), {
      description: 'Suspendu : ce qui reste à corriger, en phrases. Vide : tout est corrigé.',
    }),
    today: nullable(
      object({
        level: oneOf([0, 1, 2, 3] as const, { description: 'Niveau.' }),
        levelName: nullable(text('Nom du niveau.')),
        obstacles: Type.Array(Type.String(), {
          description: 'Ce qui sépare du niveau suivant, en phrases.',
        }),
      }),
      {
        description:
          'Niveau recalculé sur les réponses publiques du jour. Nul : aucune évaluation publique.',
      },
    ),
    accreditationActive: Type.Boolean({ description: 'L’accréditation du labellisateur court.' }),
    appealUntil: nullable(instant('Refus : fin du délai de recours')),
    actions: Type.Array(oneOf(actionsOn('label')), { description: 'Ce que vous pouvez faire.' }),
  }),
);
export type LabelDesk = Static<typeof LabelDesk>;

export const StaleLabelProblem = problemWith('StaleLabelProblem', {
  current: Type.Optional(ref(LabelDesk)),
});

export const LabelReason = object({
  reason: text(`Motif, public. De ${REASON_MIN} à ${STATEMENT_MAX} caractères.`, {
    maxLength: TYPED_MAX,
  }),
});
