import { Type } from 'typebox';
import { FACET_NAMES, SORTS } from '@gouvtech/domain';
import { THEME_IDS } from '@gouvtech/criteria';
import { count, named, nullable, oneOf, ref, text } from '../../../contract/schema.ts';
import { Card } from './card.ts';

const closed = { additionalProperties: false };

export const Facet = named(
  'Facet',
  Type.Object(
    {
      facet: oneOf(FACET_NAMES, { description: 'Nom du paramètre.' }),
      values: Type.Array(
        Type.Object(
          {
            value: text('Valeur du paramètre.'),
            count: count('Solutions de la liste si vous choisissez cette valeur seule.'),
          },
          closed,
        ),
      ),
    },
    closed,
  ),
);

export const SolutionList = named(
  'SolutionList',
  Type.Object(
    {
      items: Type.Array(ref(Card), { description: 'Solutions de cette page.' }),
      total: count('Solutions trouvées, toutes pages confondues.'),
      page: Type.Integer({ minimum: 1, description: 'Page rendue.' }),
      pageSize: Type.Integer({ minimum: 1, description: 'Solutions par page.' }),
      facets: Type.Array(ref(Facet), {
        description:
          'Filtres et effectifs. Les effectifs d’un filtre ne tiennent pas compte de son propre choix.',
      }),
      query: Type.Object(
        {
          text: text('Recherche demandée. Vide : aucune.'),
          corrected: nullable(text('Recherche corrigée.'), {
            description: 'Recherche réellement faite quand un mot a été corrigé ; nul sinon.',
          }),
          literal: Type.Boolean({ description: 'Vrai : aucune correction demandée.' }),
          relaxed: Type.Boolean({
            description:
              'Vrai : rien ne contient tous les mots, voici ce qui en contient au moins un.',
          }),
        },
        closed,
      ),
      sort: oneOf(SORTS, { description: 'Ordre rendu.' }),
      theme: nullable(oneOf(THEME_IDS), { description: 'Thème dont le score sert au tri.' }),
    },
    closed,
  ),
);
