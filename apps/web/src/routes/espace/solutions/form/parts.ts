/** The form of a listing, part by part, with help and an example for each fact. */
import {
  AUDIENCE_CODES,
  CHANNEL_CODES,
  DEPLOYMENT_CODES,
  DOMAIN_CODES,
  PRICE_UNITS,
  QUALIFICATION_CODES,
  type Listing,
} from '@gouvtech/domain';
import {
  AUDIENCE_LABELS,
  CHANNEL_LABELS,
  DEPLOYMENT_LABELS,
  DOMAIN_LABELS,
  PRICE_UNIT_LABELS,
  QUALIFICATION_LABELS,
} from '@gouvtech/domain/labels';
import type { Control, Option } from './controls.ts';

export type Part = {
  key: string;
  title: string;
  intro: string;
  fields: (keyof Listing)[];
  controls: Control[];
};

const codes = <C extends string>(values: readonly C[], label: (code: C) => string): Option[] =>
  values.map((code) => [code, label(code)]);
const NOT_SAID: Option = ['', 'Non précisé'];

const PRESENTATION: Control[] = [
  {
    kind: 'line',
    path: 'name',
    label: 'Nom de la solution',
    hint: 'Celui que ses utilisateurs connaissent. Exemple\u00a0: Parafil.',
  },
  {
    kind: 'text',
    path: 'summary',
    rows: 3,
    label: 'Présentation en une phrase',
    hint: '20 à 240 caractères\u00a0: ce qu’elle fait, et pour qui. Exemple\u00a0: Un parapheur électronique pour les collectivités.',
  },
  {
    kind: 'text',
    path: 'description',
    rows: 10,
    label: 'Description',
    hint: 'Texte simple, sans mise en forme. Une ligne vide sépare deux paragraphes. Dites aussi ce que la solution ne fait pas.',
  },
  {
    kind: 'line',
    type: 'url',
    path: 'website',
    label: 'Site',
    optional: true,
    hint: 'Adresse entière. Exemple\u00a0: https://www.exemple.fr/parafil.',
  },
  {
    kind: 'line',
    type: 'url',
    path: 'repository',
    label: 'Code source',
    optional: true,
    hint: 'Adresse publique du dépôt, s’il y en a un.',
  },
  {
    kind: 'line',
    type: 'url',
    path: 'documentation',
    label: 'Documentation',
    optional: true,
    hint: 'Pour les utilisateurs ou les administrateurs.',
  },
  {
    kind: 'text',
    path: 'tags',
    rows: 2,
    label: 'Mots-clés',
    optional: true,
    hint: 'Séparés par des virgules. Exemple\u00a0: parapheur, signature, courrier.',
  },
  {
    kind: 'text',
    path: 'alternativeTo',
    rows: 2,
    label: 'Peut remplacer',
    optional: true,
    hint: 'Produits connus des acheteurs, séparés par des virgules.',
  },
  {
    kind: 'line',
    inputmode: 'numeric',
    path: 'sinceYear',
    label: 'Utilisée par le secteur public depuis',
    optional: true,
    hint: 'Année, 4 chiffres. Exemple : 2019.',
  },
];

const PUBLIC: Control[] = [
  {
    kind: 'boxes',
    path: 'domains',
    label: 'Besoins couverts',
    hint: 'Un à trois suffisent\u00a0: la recherche et les filtres s’en servent.',
    options: codes(DOMAIN_CODES, (code) => DOMAIN_LABELS[code].name),
  },
  {
    kind: 'boxes',
    path: 'audiences',
    label: 'Pour qui',
    hint: 'Les organismes qui peuvent l’acheter et l’utiliser aujourd’hui.',
    options: codes(AUDIENCE_CODES, (code) => AUDIENCE_LABELS[code]),
  },
  {
    kind: 'boxes',
    path: 'deployments',
    label: 'Déploiement',
    hint: 'Toutes les formes sous lesquelles vous la proposez.',
    options: codes(DEPLOYMENT_CODES, (code) => DEPLOYMENT_LABELS[code]),
  },
];

const LICENCE: Control[] = [
  {
    kind: 'choice',
    path: 'licence.kind',
    label: 'Licence de la solution',
    hint: '«\u00a0Logiciel libre\u00a0» se déduit de la licence\u00a0: personne ne le coche.',
    options: [
      ['unknown', 'Pas encore indiquée'],
      ['proprietary', 'Propriétaire'],
      ['spdx', 'Une licence qui a un identifiant SPDX'],
      ['to-verify', 'Une autre, à décrire'],
    ],
  },
  {
    kind: 'line',
    path: 'licence.spdx',
    label: 'Identifiant SPDX',
    optional: true,
    hint: 'Exemples\u00a0: AGPL-3.0-or-later, EUPL-1.2, MIT. Plusieurs se joignent par OR ou AND.',
  },
  {
    kind: 'line',
    path: 'licence.scope',
    label: 'Parties ouvertes',
    optional: true,
    hint: 'Pour une offre en partie ouverte. Exemple\u00a0: le moteur, sans les connecteurs.',
  },
  {
    kind: 'line',
    path: 'licence.raw',
    label: 'Autre licence, telle qu’elle est écrite',
    optional: true,
    hint: 'Quand aucun identifiant ne convient.',
  },
];

const places = (path: string, label: string): Control => ({
  kind: 'line',
  path,
  label,
  optional: true,
  hint: 'Pays, séparés par des virgules. Exemple\u00a0: France, Allemagne. Vide\u00a0: non déclaré.',
});

const HOSTING: Control[] = [
  {
    kind: 'line',
    path: 'hosting.host',
    label: 'Hébergeur',
    optional: true,
    hint: 'Société qui exploite les machines. Laissez tout vide si vous n’hébergez pas la solution.',
  },
  {
    kind: 'line',
    path: 'hosting.hostCountry',
    label: 'Pays de l’hébergeur',
    optional: true,
    hint: 'Où elle a son siège. Exemple\u00a0: France.',
  },
  places('hosting.production', 'Données en production'),
  places('hosting.backups', 'Sauvegardes'),
  places('hosting.logs', 'Journaux'),
  places('hosting.support', 'Support'),
  places('hosting.recovery', 'Site de reprise'),
  {
    kind: 'choice',
    path: 'hosting.foreignControl',
    label: 'Sociétés soumises à un droit extérieur à l’Union',
    hint: 'Vous, l’hébergeur, une maison mère ou un sous-traitant.',
    options: [
      ['unknown', 'Non déclaré'],
      ['none', 'Aucune'],
      ['subcontractor-no-access', 'Un sous-traitant, sans accès aux données'],
      ['subcontractor-access', 'Un sous-traitant qui peut accéder aux données'],
      ['controlled', 'L’éditeur, l’hébergeur ou une maison mère'],
    ],
  },
  {
    kind: 'line',
    path: 'hosting.parentName',
    label: 'Maison mère',
    optional: true,
    hint: 'Nom de la société qui contrôle l’éditeur ou l’hébergeur.',
  },
  { kind: 'line', path: 'hosting.parentCountry', label: 'Pays de la maison mère', optional: true },
  {
    kind: 'rows',
    path: 'hosting.qualifications',
    label: 'Qualifications et certifications',
    one: 'Qualification',
    hint: 'Une infrastructure qualifiée ne qualifie pas le service qu’elle porte\u00a0: précisez laquelle des deux.',
    columns: [
      {
        kind: 'choice',
        path: 'code',
        label: 'Qualification',
        options: [NOT_SAID, ...codes(QUALIFICATION_CODES, (code) => QUALIFICATION_LABELS[code])],
      },
      {
        kind: 'choice',
        path: 'scope',
        label: 'Porte sur',
        options: [
          ['service', 'Le service'],
          ['infrastructure', 'L’infrastructure'],
        ],
      },
      {
        kind: 'choice',
        path: 'state',
        label: 'État',
        options: [
          ['held', 'Obtenue'],
          ['in-progress', 'En cours'],
        ],
      },
      { kind: 'line', path: 'reference', label: 'Référence', optional: true },
      { kind: 'line', type: 'date', path: 'until', label: 'Valable jusqu’au', optional: true },
    ],
  },
];

const PRICES: Control[] = [
  {
    kind: 'choice',
    path: 'pricing',
    label: 'Comment un acheteur connaît le prix',
    options: [
      ['unknown', 'Pas encore indiqué'],
      ['public', 'Prix publics'],
      ['on-request', 'Prix communiqués sur demande'],
      ['quote', 'Sur devis'],
      ['free', 'Gratuit'],
    ],
  },
  {
    kind: 'rows',
    path: 'prices',
    label: 'Prix publiés',
    one: 'Prix',
    hint: 'Hors taxes. Les acheteurs demandent les trois\u00a0: mise en service, utilisation, sortie.',
    columns: [
      {
        kind: 'choice',
        path: 'stage',
        label: 'Moment',
        options: [
          ['entry', 'Mise en service'],
          ['recurring', 'Utilisation'],
          ['exit', 'Sortie'],
        ],
      },
      {
        kind: 'line',
        inputmode: 'decimal',
        path: 'amount',
        label: 'Montant en euros',
        optional: true,
        hint: 'Exemple\u00a0: 1,20. «\u00a0devis\u00a0» pour un prix sur devis.',
      },
      {
        kind: 'choice',
        path: 'unit',
        label: 'Unité',
        options: codes(PRICE_UNITS, (unit) => PRICE_UNIT_LABELS[unit]),
      },
      { kind: 'line', path: 'note', label: 'Précision', optional: true },
    ],
  },
];

const CHANNELS: Control[] = [
  {
    kind: 'rows',
    path: 'channels',
    label: 'Canaux d’achat',
    one: 'Canal',
    hint: 'Par où un organisme public peut acheter sans refaire toute la procédure.',
    columns: [
      {
        kind: 'choice',
        path: 'channel',
        label: 'Canal',
        options: [NOT_SAID, ...codes(CHANNEL_CODES, (code) => CHANNEL_LABELS[code])],
      },
      { kind: 'line', path: 'reference', label: 'Référence du marché', optional: true },
      { kind: 'line', path: 'lot', label: 'Lot', optional: true },
      { kind: 'line', type: 'date', path: 'until', label: 'Jusqu’au', optional: true },
      { kind: 'line', path: 'beneficiaries', label: 'Qui peut l’utiliser', optional: true },
      { kind: 'line', type: 'url', path: 'url', label: 'Page du marché', optional: true },
    ],
  },
];

const REFERENCES: Control[] = [
  {
    kind: 'rows',
    path: 'references',
    label: 'Organismes publics utilisateurs',
    one: 'Organisme',
    hint: 'Cités, ils sont comptés et non nommés tant qu’ils n’ont pas confirmé eux-mêmes.',
    columns: [
      { kind: 'line', path: 'organisation', label: 'Organisme' },
      { kind: 'line', path: 'usage', label: 'Usage', optional: true },
      {
        kind: 'line',
        inputmode: 'numeric',
        path: 'sinceYear',
        label: 'Depuis',
        optional: true,
        hint: 'Année.',
      },
    ],
  },
];

const CONTACTS: Control[] = [
  {
    kind: 'line',
    path: 'legalName',
    label: 'Qui répond de la fiche en droit',
    hint: 'Nom d’une personne ou d’un service.',
  },
  { kind: 'line', type: 'email', path: 'legalEmail', label: 'Son adresse de courriel' },
  {
    kind: 'line',
    path: 'security',
    label: 'Où signaler une faille',
    hint: 'Une adresse de courriel, ou une page qui commence par https://.',
  },
];

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
