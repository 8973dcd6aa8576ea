/** What a moderator sends with a decision, and what they get back. */
import { Type } from 'typebox';
import { FieldProblem, problemWith } from '../../contract/problem-schema.ts';
import { count, instant, named, oneOf, ref, text } from '../../contract/schema.ts';
import { figures } from '../assessments/index.ts';
import { CriterionScore } from '../catalogue/index.ts';

const closed = { additionalProperties: false };
const TEXT_MAX = 2_000;
const LINE_MAX = 200;
const round = text('Évaluation lue (`round.id`).', { format: 'uuid' });
const revision = count('Révision de la réponse lue.');
const reason = text('Motif, lu par l’éditeur.', { maxLength: TEXT_MAX });
const line = (description: string) => text(description, { maxLength: LINE_MAX });

export const EvidenceDecisionInput = Type.Object(
  {
    round,
    revision,
    version: count('Version de la pièce lue.'),
    decision: oneOf(['check', 'certify', 'refuse'], {
      description:
        '`check` : contrôlée ; `certify` : retrouvée au registre de son émetteur ; `refuse` : ne compte plus.',
    }),
    finding: Type.Optional(text('Constat, lu par l’éditeur.', { maxLength: TEXT_MAX })),
    reason: Type.Optional(reason),
    register: Type.Optional(
      Type.Object(
        {
          name: line('Registre consulté.'),
          reference: line('Référence du certificat au registre.'),
          consultedOn: line('Jour de la consultation, AAAA-MM-JJ.'),
        },
        closed,
      ),
    ),
  },
  closed,
);
export const ClaimDecisionInput = Type.Object(
  { round, revision, reason, decision: oneOf(['accept', 'refuse'], { description: 'Décision.' }) },
  closed,
);
export const CorrectionInput = Type.Object({ round, revision, reason }, closed);
export const RoundDecisionInput = Type.Object({ round, reason }, closed);
export const RequestInput = Type.Object(
  {
    round,
    message: text('Demande à l’éditeur sur ce critère ; vide pour la retirer.', {
      maxLength: TEXT_MAX,
    }),
    known: text('Demande que montrait la page ; vide quand il n’y en avait pas.', {
      maxLength: TEXT_MAX,
    }),
  },
  closed,
);

export const ReviewDecided = named(
  'ReviewDecided',
  Type.Object(
    {
      criterion: text('Critère.'),
      score: ref(CriterionScore),
      overall: Type.Object({ before: figures, after: figures }, closed),
    },
    { ...closed, description: 'Ce que la décision a changé.' },
  ),
);
export const RequestsNoted = named(
  'RequestsNoted',
  Type.Object({ requests: Type.Array(ref(FieldProblem)) }, closed),
);
export const InvalidationProposed = named(
  'InvalidationProposed',
  Type.Object({ expiresAt: instant('Fin du délai de confirmation') }, closed),
);
export const StaleRequest = problemWith('StaleRequest', {
  current: Type.Optional(text('La demande d’un autre modérateur.')),
});

export const decisionComponents = [
  ReviewDecided,
  RequestsNoted,
  InvalidationProposed,
  StaleRequest,
];
