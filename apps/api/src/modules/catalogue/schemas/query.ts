/** Parameters of a list: the search, every facet of the domain, the order and the page. */
import { Type, type Static, type TSchema } from 'typebox';
import { THEME_IDS } from '@gouvtech/criteria';
import {
  FACETS,
  FACET_NAMES,
  PAGE_SIZES,
  QUERY_MAX,
  SORTS,
  type FacetName,
} from '@gouvtech/domain';
import { oneOf } from '../../../contract/schema.ts';

export const PAGE_MAX = 10_000;
const SPDX_VALUE = '^[A-Za-z0-9.+-]{1,80}$';

/** What a facet is about, for those who read the API's documentation. */
const MEANINGS: Record<Exclude<FacetName, `score-${string}`>, string> = {
  domain: 'Domaine fonctionnel',
  audience: 'Organisme visé',
  deployment: 'Mode de déploiement',
  licence: 'Nature de la licence, déduite de son identifiant SPDX',
  spdx: 'Identifiant SPDX de la licence',
  hosting: 'Qualification de l’hébergement',
  location: 'Lieu de production et des sauvegardes',
  franceconnect: 'Raccordement à FranceConnect',
  proconnect: 'Raccordement à ProConnect',
  channel: 'Voie d’achat',
  assessment: 'État de l’évaluation',
  prerequisites: 'Prérequis du référentiel',
  label:
    'Label en cours, après l’audit d’un tiers accrédité : `any`, ou le programme et le niveau atteint',
  proof: 'Étape de preuve de l’ensemble des réponses',
};

function meaningOf(facet: FacetName): string {
  if (!facet.startsWith('score-')) return MEANINGS[facet as keyof typeof MEANINGS];
  const theme = facet.slice('score-'.length);
  return theme === 'ALL'
    ? 'Score assuré global, en pour cent'
    : `Score assuré du thème ${theme}, en pour cent`;
}

function facetParameter(facet: FacetName): TSchema {
  const { combine, values } = FACETS[facet] as { combine: 'any' | 'min'; values: string[] | null };
  const value = values
    ? { type: 'string', enum: [...values] }
    : { type: 'string', pattern: SPDX_VALUE };
  if (combine === 'min') return { ...value, description: `${meaningOf(facet)} : au moins.` };
  return {
    type: 'array',
    items: value,
    uniqueItems: true,
    maxItems: 50,
    description: `${meaningOf(facet)}. Se répète : une solution convient dès qu’une valeur lui convient.`,
  };
}

/** Values asked for, by facet. `min` facets hold at most one. */
export type Selection = Partial<Record<FacetName, string[]>>;
type FacetQuery = {
  [F in FacetName]?: (typeof FACETS)[F]['combine'] extends 'min' ? string : string[];
};

const searchParameters = {
  q: Type.Optional(
    Type.String({
      maxLength: QUERY_MAX,
      description:
        'Mots cherchés dans le nom, les mots-clés, les produits remplacés, le résumé et la description, avec leurs sigles et synonymes. Les seize premiers mots comptent.',
    }),
  ),
  literal: Type.Boolean({
    default: false,
    description:
      'Vrai : cherche les mots tels quels, sans corriger les fautes de frappe ni ajouter de synonyme.',
  }),
  sort: oneOf(SORTS, {
    default: 'relevance',
    description:
      'Ordre. `relevance` : par pertinence, puis dans un ordre neutre qui change chaque jour. Les solutions sans score viennent en dernier.',
  }),
  theme: Type.Optional(
    oneOf(THEME_IDS, {
      description:
        'Thème dont les scores servent aux tris `assured` et `audited`. Sans effet sur les autres.',
    }),
  ),
  page: Type.Integer({ minimum: 1, maximum: PAGE_MAX, default: 1, description: 'Numéro de page.' }),
  pageSize: Type.Integer({
    minimum: 1,
    maximum: PAGE_SIZES.max,
    default: PAGE_SIZES.default,
    description: 'Solutions par page.',
  }),
};

const parameters = Type.Object(searchParameters);
export type ListQuery = Static<typeof parameters> & FacetQuery;

export const ListQuery = Type.Unsafe<ListQuery>({
  type: 'object',
  additionalProperties: false,
  properties: {
    ...searchParameters,
    ...Object.fromEntries(FACET_NAMES.map((facet) => [facet, facetParameter(facet)])),
  },
} as TSchema);

/** @returns the facets asked for, in the order of the domain. */
export function selectionOf(query: ListQuery): Selection {
  const selection: Selection = {};
  for (const facet of FACET_NAMES) {
    const asked = query[facet];
    if (asked !== undefined && asked.length > 0) selection[facet] = [asked].flat();
  }
  return selection;
}
