/** Themes given to colleagues. */
import { Type } from 'typebox';
import { THEME_IDS } from '@gouvtech/criteria';
import { named, oneOf, text } from '../../../contract/schema.ts';

const closed = { additionalProperties: false };

export const colleague = Type.Object({ accountId: text('Compte.'), name: text('Nom.') }, closed);
const theme = oneOf(THEME_IDS, { description: 'Thème.' });
export const assignment = Type.Object({ theme, assignee: colleague }, closed);

/** One list of types, not alternatives: alternatives are tried in order, and null would be read as an empty text. */
const nobody = Type.Unsafe<string | null>({
  type: ['string', 'null'],
  maxLength: 60,
  description: 'Compte ; nul : confié à personne.',
});

export const AssignmentInput = Type.Object(
  {
    themes: Type.Array(
      Type.Object(
        {
          theme,
          accountId: nobody,
        },
        closed,
      ),
      { maxItems: THEME_IDS.length, description: 'Les thèmes qui changent de mains.' },
    ),
  },
  closed,
);

export const ThemeAssignments = named(
  'ThemeAssignments',
  Type.Object({ themes: Type.Array(assignment) }, { ...closed, description: 'Qui répond à quoi.' }),
);
