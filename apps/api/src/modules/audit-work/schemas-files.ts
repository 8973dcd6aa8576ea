/** Verdicts as a file: out, then back in after a review. */
import { Type } from 'typebox';
import { count, named, nullable, oneOf, text } from '../../contract/schema.ts';
import { FORMATS } from './files/write.ts';
import { closed, outcome, severity, value } from './schemas-common.ts';

const format = oneOf(FORMATS, { description: 'Format du fichier.' });

export const ExportQuery = Type.Object({ format: Type.Optional(format) }, closed);

export const VerdictImportInput = Type.Object(
  {
    format,
    content: text('Le fichier, en base64.', { maxLength: 1_500_000 }),
    apply: Type.Boolean({
      description:
        'Faux : relire ce qui changerait, sans rien écrire. Vrai : tout écrire, si aucune ligne n’est refusée.',
    }),
  },
  closed,
);

const short = Type.Object(
  {
    draft: Type.Boolean({ description: 'Brouillon.' }),
    outcome: nullable(outcome),
    value: value('Valeur retenue'),
    severity: nullable(severity),
    finding: text('Constat.'),
  },
  closed,
);

export const VerdictImportReview = named(
  'VerdictImportReview',
  Type.Object(
    {
      applied: Type.Boolean({ description: 'Vrai quand les avis ont été enregistrés.' }),
      read: count('Lignes lues.'),
      unchanged: count('Lignes qui ne changent rien.'),
      changes: Type.Array(
        Type.Object(
          {
            criterion: text('Critère.'),
            line: count('Ligne du fichier, à partir de 1.'),
            kind: oneOf(['created', 'changed'], { description: 'Nouvel avis, ou avis modifié.' }),
            before: nullable(short),
            after: short,
          },
          closed,
        ),
      ),
      errors: Type.Array(
        Type.Object(
          {
            line: nullable(count('Ligne du fichier, à partir de 1.')),
            criterion: nullable(text('Critère.')),
            field: nullable(text('Colonne.')),
            message: text('Ce qui ne va pas et que faire.'),
          },
          closed,
        ),
        { description: 'Lignes refusées.' },
      ),
    },
    { ...closed, description: 'Ce que dit un fichier d’avis.' },
  ),
);

export const fileComponents = [VerdictImportReview];
