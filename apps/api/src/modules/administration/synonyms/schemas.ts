import { Type } from 'typebox';
import { count, instant, named, nullable, oneOf, text } from '../../../contract/schema.ts';
import { SYNONYM_KINDS } from './repository.ts';

const closed = { additionalProperties: false };
const kind = oneOf(SYNONYM_KINDS, {
  description:
    'equivalent : dit la même chose ; related : proche ; product : nom d’un produit, qui fait trouver ce qui le remplace.',
});

export const Synonyms = named(
  'Synonyms',
  Type.Object(
    {
      items: Type.Array(
        Type.Object(
          {
            term: text('Terme.'),
            expansion: text('Ce qui vaut pour lui.'),
            kind,
            updatedAt: instant('Dernière modification'),
          },
          closed,
        ),
      ),
      total: count('Synonymes trouvés.'),
      page: count('Page, à partir de 1.'),
      pageSize: count('Synonymes par page.'),
    },
    { ...closed, description: 'Synonymes de la recherche, par terme.' },
  ),
);

const found = { slug: text('Nom dans les adresses.'), name: text('Nom.') };
const Found = Type.Object(found, closed);

export const SynonymPreview = named(
  'SynonymPreview',
  Type.Object(
    {
      effects: Type.Array(
        Type.Object(
          {
            query: text('Recherche essayée.'),
            totalBefore: count('Résultats aujourd’hui.'),
            totalAfter: count('Résultats avec la modification.'),
            before: Type.Array(Found, { description: 'Les dix premiers aujourd’hui.' }),
            after: Type.Array(
              Type.Object(
                { ...found, before: nullable(count('Rang aujourd’hui ; nul : entre.')) },
                closed,
              ),
              { description: 'Les dix premiers avec la modification.' },
            ),
            leaves: Type.Array(Found, { description: 'Ceux qui quittent les dix premiers.' }),
            changed: Type.Boolean({ description: 'Quelque chose change.' }),
          },
          closed,
        ),
      ),
    },
    { ...closed, description: 'Effet d’un synonyme sur de vraies recherches. Rien n’est écrit.' },
  ),
);

/** Longer than what is accepted, so that the answer names the field. */
const words = (description: string) => Type.String({ description, maxLength: 100_000 });
const pair = { term: words('Terme.'), expansion: words('Ce qui vaut pour lui.') };
export const changeBody = {
  before: nullable(Type.Object(pair, closed), { description: 'Tel qu’il est ; nul : nouveau.' }),
  after: nullable(Type.Object({ ...pair, kind }, closed), {
    description: 'Tel qu’il sera ; nul : retiré.',
  }),
};
