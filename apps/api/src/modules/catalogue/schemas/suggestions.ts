import { Type, type Static } from 'typebox';
import { QUERY_MAX } from '@gouvtech/domain';
import { named, oneOf, text } from '../../../contract/schema.ts';

export const SUGGESTION_KINDS = ['solution', 'domain', 'criterion', 'replaces'] as const;

export const SuggestionQuery = Type.Object(
  {
    q: Type.String({ maxLength: QUERY_MAX, description: 'Début de la recherche.' }),
  },
  { additionalProperties: false },
);
export type SuggestionQuery = Static<typeof SuggestionQuery>;

export const SuggestionList = named(
  'SuggestionList',
  Type.Object(
    {
      items: Type.Array(
        Type.Object(
          {
            kind: oneOf(SUGGESTION_KINDS, {
              description: 'Solution, domaine, critère, ou produit à remplacer.',
            }),
            label: text('Ce qui est proposé.'),
            value: text(
              'Identifiant : de la solution, du domaine ou du critère ; nom du produit à remplacer.',
            ),
          },
          { additionalProperties: false },
        ),
        { description: 'Huit propositions au plus.' },
      ),
    },
    { additionalProperties: false },
  ),
);
export type Suggestion = Static<typeof SuggestionList>['items'][number];
