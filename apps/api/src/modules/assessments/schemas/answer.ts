/** One answer, as the vendor’s workshop reads and writes it. */
import { Type } from 'typebox';
import { EVIDENCE_TYPES, type FieldValue } from '@gouvtech/criteria';
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
import { FieldProblem, problemWith } from '../../../contract/problem-schema.ts';

const closed = { additionalProperties: false };
export const JUSTIFICATION_MAX = 5_000;
export const FIELD_TEXT_MAX = 2_000;
const KEY_MAX = 60;

/** One list of types, not alternatives: alternatives are tried in order, and 0 would be read as `false`. */
const fieldValue = Type.Unsafe<FieldValue>({
  description: 'Valeur d’un champ, du type que dit le critère.',
  type: ['boolean', 'number', 'string', 'array'],
  maxLength: FIELD_TEXT_MAX,
  items: { type: 'string', maxLength: KEY_MAX },
  maxItems: 60,
} as never);

/** `level`: a step of the scale; `planned`: from a day on; `na`: claimed without object, with its justification. */
export const AnswerResponse = named(
  'AnswerResponse',
  Type.Object(
    {
      kind: oneOf(['level', 'planned', 'na'], {
        description:
          '`level` : un niveau ; `planned` : prévu pour un jour ; `na` : déclaré sans objet.',
      }),
      level: Type.Optional(
        text('Niveau choisi ; absent quand il se calcule des champs.', { maxLength: KEY_MAX }),
      ),
      fields: Type.Optional(
        dictionary(fieldValue, { description: 'Champs de la réponse.', maxProperties: 30 }),
      ),
      on: Type.Optional(text('Jour prévu, AAAA-MM-JJ.', { maxLength: 10 })),
    },
    closed,
  ),
);

const justification = Type.String({
  description: 'Justification : 40 caractères au moins pour « partiel » et « sans objet ».',
  maxLength: JUSTIFICATION_MAX,
});

export const AnswerInput = named(
  'AnswerInput',
  Type.Object(
    { response: ref(AnswerResponse), justification: Type.Optional(justification) },
    { ...closed, description: 'La réponse à enregistrer.' },
  ),
);

const author = nullable(
  Type.Object({ accountId: text('Compte.'), name: text('Nom, ou « un ancien membre ».') }, closed),
  { description: 'Qui l’a écrite. Nul pour ce qui a été repris.' },
);

export const SavedAnswer = named(
  'SavedAnswer',
  Type.Object(
    {
      criterion: text('Critère.'),
      revision: count('Révision : la version à renvoyer dans `If-Match`. 0 : jamais répondu.'),
      response: nullable(ref(AnswerResponse), { description: 'Nul quand la réponse est vide.' }),
      justification: nullable(text('Justification.')),
      toConfirm: Type.Boolean({
        description: 'Reprise ou rouverte : ne compte pas avant relecture.',
      }),
      answeredAt: nullable(instant('Instant du dernier enregistrement')),
      answeredBy: author,
      remaining: Type.Array(ref(FieldProblem), {
        description: 'Ce qui manque pour attester ; la réponse est enregistrée quand même.',
      }),
    },
    { ...closed, description: 'Une réponse telle qu’elle est enregistrée.' },
  ),
);

export const AnswerEvidence = named(
  'AnswerEvidence',
  Type.Object(
    {
      id: text('Identifiant de la pièce.'),
      type: oneOf(EVIDENCE_TYPES, { description: 'Nature.' }),
      title: text('Intitulé.'),
      url: nullable(text('Adresse.')),
      issuer: nullable(text('Organisme.')),
      reference: nullable(text('Référence.')),
      visibility: oneOf(['public', 'on-request', 'restricted'], { description: 'Visibilité.' }),
      datedOn: day('Date de la pièce'),
      startsOn: nullable(day('Premier jour de validité')),
      endsOn: nullable(day('Fin écrite sur la pièce')),
      attachedAt: instant('Instant où elle a été jointe'),
      validUntil: day('Dernier jour où elle prouve cette réponse'),
      expired: Type.Boolean({ description: 'Vrai quand elle ne prouve plus rien.' }),
    },
    closed,
  ),
);

export const AnswerEvidenceList = named(
  'AnswerEvidenceList',
  Type.Object(
    { criterion: text('Critère.'), evidence: Type.Array(ref(AnswerEvidence)) },
    { ...closed, description: 'Les pièces jointes à une réponse.' },
  ),
);

export const AnswerComment = named(
  'AnswerComment',
  Type.Object(
    {
      id: text('Identifiant.'),
      text: text('Texte, jamais interprété.'),
      at: instant('Instant'),
      by: author,
      actions: Type.Array(oneOf(['delete']), { description: 'Ce que vous pouvez en faire.' }),
    },
    closed,
  ),
);

export const AnswerComments = named(
  'AnswerComments',
  Type.Object({ items: Type.Array(ref(AnswerComment)) }, closed),
);

export const CommentInput = Type.Object(
  { text: text('Texte du commentaire.', { minLength: 1, maxLength: 4_000 }) },
  closed,
);

export const AnswerHistory = named(
  'AnswerHistory',
  Type.Object(
    {
      items: Type.Array(
        Type.Object(
          {
            revision: count('Révision.'),
            at: instant('Instant'),
            by: author,
            response: nullable(ref(AnswerResponse), { description: 'Nul : réponse vidée.' }),
            justification: nullable(text('Justification.')),
          },
          closed,
        ),
        { description: 'La plus récente d’abord.' },
      ),
    },
    { ...closed, description: 'Tous les textes enregistrés pour un critère.' },
  ),
);

/** 412: somebody else’s text is kept, and given, so that the person chooses. */
export const StaleAnswer = problemWith('StaleAnswer', {
  current: Type.Optional(ref(SavedAnswer)),
});

export const answerComponents = [
  AnswerResponse,
  AnswerInput,
  SavedAnswer,
  AnswerEvidence,
  AnswerEvidenceList,
  AnswerComment,
  AnswerComments,
  AnswerHistory,
  StaleAnswer,
];
