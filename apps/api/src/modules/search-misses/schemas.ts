import { Type } from 'typebox';
import { count, day, named, text } from '../../contract/schema.ts';

const closed = { additionalProperties: false };

export const SearchMisses = named(
  'SearchMisses',
  Type.Object(
    {
      items: Type.Array(
        Type.Object(
          {
            words: text('Mots cherchés, sans majuscules ni accents.'),
            count: count('Recherches sans résultat.'),
            days: count('Jours différents.'),
            lastDay: day('Dernière fois'),
          },
          closed,
        ),
      ),
      total: count('Suites de mots différentes.'),
      searches: count('Recherches sans résultat sur la période.'),
      from: day('Début de la période'),
      to: day('Fin de la période'),
      page: count('Page, à partir de 1.'),
      pageSize: count('Lignes par page.'),
    },
    { ...closed, description: 'Ce que les lecteurs cherchent et ne trouvent pas ; rien sur eux.' },
  ),
);

export const searchMissComponents = [SearchMisses];
