/** What the solution is: presentation, needs and audiences, licence, contacts. */
import { AUDIENCE_CODES, DEPLOYMENT_CODES, DOMAIN_CODES } from '@gouvtech/domain';
import { AUDIENCE_LABELS, DEPLOYMENT_LABELS, DOMAIN_LABELS } from '@gouvtech/domain/labels';
import type { Control } from './controls.ts';
import { codes } from './options.ts';

export const PRESENTATION: Control[] = [
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

export const PUBLIC: Control[] = [
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

export const LICENCE: Control[] = [
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

export const CONTACTS: Control[] = [
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
