import { Type } from 'typebox';
import { DOMAIN_CODES, FACET_NAMES, SORTS } from '@gouvtech/domain';
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
          literal: Type.Boolean({ description: 'Vrai : ni correction ni synonyme demandés.' }),
          relaxed: Type.Boolean({
            description:
              'Vrai : rien ne répond à toute la recherche, voici ce qui répond à une partie.',
          }),
          widened: Type.Boolean({
            description:
              'Vrai : peu de solutions répondent à toute la recherche ; celles qui répondent à l’essentiel viennent après.',
          }),
          synonyms: Type.Array(
            Type.Object(
              {
                typed: text('Mots demandés, en minuscules sans accents.'),
                also: Type.Array(text('Terme cherché aussi.')),
              },
              closed,
            ),
            { description: 'Sigles et synonymes cherchés en plus, et qui ont trouvé.' },
          ),
          terms: Type.Array(text('Mot ou suite de mots, en minuscules sans accents.'), {
            description: 'Ce qui a trouvé des solutions, à montrer dans les textes.',
          }),
          domains: Type.Array(oneOf(DOMAIN_CODES), {
            description: 'Domaines les plus proches de la recherche, trois au plus.',
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
