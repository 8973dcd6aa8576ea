import type { components } from '@gouvtech/api-client';

export type SynonymKind = components['schemas']['Synonyms']['items'][number]['kind'];

export const KINDS: readonly SynonymKind[] = ['equivalent', 'related', 'product'];
export const KIND_LABELS: Record<SynonymKind, { name: string; about: string }> = {
  equivalent: { name: 'Équivalent', about: 'dit la même chose, dans les deux sens' },
  related: { name: 'Proche', about: 'voisin, dans les deux sens, avec moins de poids' },
  product: {
    name: 'Produit',
    about: 'le terme nomme un produit, et fait trouver ce qui fait la même chose',
  },
};
