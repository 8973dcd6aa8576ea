/** The form of a listing, part by part, with help and an example for each fact. */
import type { Listing } from '@gouvtech/domain';
import { HOSTING } from './controls-hosting.ts';
import { CONTACTS, LICENCE, PRESENTATION, PUBLIC } from './controls-identity.ts';
import { CHANNELS, PRICES, REFERENCES } from './controls-offer.ts';
import type { Control } from './controls.ts';

export type Part = {
  key: string;
  title: string;
  intro: string;
  fields: (keyof Listing)[];
  controls: Control[];
};

export const PARTS: Part[] = [
  {
    key: 'presentation',
    title: 'Présentation',
    intro: 'Ce qu’un acheteur lit en premier.',
    fields: [
      'name',
      'summary',
      'description',
      'website',
      'repository',
      'documentation',
      'tags',
      'alternativeTo',
      'sinceYear',
    ],
    controls: PRESENTATION,
  },
  {
    key: 'besoins',
    title: 'Besoins et publics',
    intro: 'Ce qui fait trouver la solution, et par qui.',
    fields: ['domains', 'audiences', 'deployments'],
    controls: PUBLIC,
  },
  {
    key: 'licence',
    title: 'Licence',
    intro: 'Sous quelles conditions le code est disponible.',
    fields: ['licence'],
    controls: LICENCE,
  },
  {
    key: 'hebergement',
    title: 'Hébergement',
    intro: 'Où le service fonctionne, quand vous l’exploitez.',
    fields: ['hosting'],
    controls: HOSTING,
  },
  {
    key: 'prix',
    title: 'Prix',
    intro: 'Ce que la solution coûte, de l’entrée à la sortie.',
    fields: ['pricing', 'prices'],
    controls: PRICES,
  },
  {
    key: 'achat',
    title: 'Canaux d’achat',
    intro: 'Marchés et centrales où elle est disponible.',
    fields: ['channels'],
    controls: CHANNELS,
  },
  {
    key: 'references',
    title: 'Références',
    intro: 'Qui l’utilise déjà.',
    fields: ['references'],
    controls: REFERENCES,
  },
  {
    key: 'images',
    title: 'Logo et captures',
    intro: 'Ce à quoi elle ressemble.',
    fields: ['logo', 'screenshots'],
    controls: [],
  },
  {
    key: 'contacts',
    title: 'Contacts',
    intro: 'Jamais publiés\u00a0: ils servent à la modération.',
    fields: [],
    controls: CONTACTS,
  },
];

/** The part where a field, or what a problem names, is written. */
export function partOf(path: string): Part {
  const field = path.split(/[.[]/)[0]!;
  if (field === 'contacts') return PARTS.at(-1)!;
  return PARTS.find(({ fields }) => (fields as string[]).includes(field)) ?? PARTS[0]!;
}
