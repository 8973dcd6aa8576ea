/** Answers as a file: import, with a review before anything is written. */
import { Type } from 'typebox';
import { count, named, nullable, oneOf, ref, text } from '../../../contract/schema.ts';
import { AnswerResponse } from './answer.ts';

const closed = { additionalProperties: false };
export const FORMATS = ['csv', 'ods', 'json'] as const;
export type FileFormat = (typeof FORMATS)[number];

export const ImportInput = Type.Object(
  {
    format: oneOf(FORMATS, { description: 'Format du fichier.' }),
    content: text('Le fichier, en base64.', { maxLength: 1_500_000 }),
    apply: Type.Boolean({
      description:
        'Faux : relire ce qui changerait, sans rien écrire. Vrai : tout écrire, si aucune ligne n’est fautive.',
    }),
  },
  closed,
);

const content = nullable(
  Type.Object(
    { response: ref(AnswerResponse), justification: nullable(text('Justification.')) },
    closed,
  ),
);

export const ImportReview = named(
  'ImportReview',
  Type.Object(
    {
      applied: Type.Boolean({ description: 'Vrai quand les réponses ont été enregistrées.' }),
      read: count('Lignes lues.'),
      unchanged: count('Critères du fichier qui ne changent pas.'),
      changes: Type.Array(
        Type.Object({ criterion: text('Critère.'), before: content, after: content }, closed),
        { description: 'Ce qui change, ou changerait.' },
      ),
      errors: Type.Array(
        Type.Object(
          {
            line: nullable(count('Ligne du fichier, à partir de 1.')),
            criterion: nullable(text('Critère.')),
            field: nullable(text('Champ ou colonne.')),
            message: text('Ce qui ne va pas et que faire.'),
          },
          closed,
        ),
      ),
    },
    { ...closed, description: 'Ce que dit un fichier de réponses.' },
  ),
);

export const fileComponents = [ImportReview];
