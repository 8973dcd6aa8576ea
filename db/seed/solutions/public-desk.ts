import type { Clock } from '../clock.ts';
import type { SolutionSeed } from '../model.ts';
import {
  confirmed,
  entry,
  exit,
  held,
  LOCAL,
  make,
  recurring,
  spdx,
  STATE,
  TERRITORIES,
  TOWNS,
} from '../make.ts';
import { AUDITORS } from '../people/bodies.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';
import { PUBLIC_DESK } from './usual-facts.ts';

export const publicDesk = (t: Clock): SolutionSeed[] => [
  {
    slug: 'guichet-tilleul',
    vendor: 'pont-aux-idees',
    since: -520,
    listing: make({
      name: 'Guichet Tilleul',
      summary:
        'Accueil unique des usagers : demandes, rendez-vous, suivi, au guichet, au téléphone et en ligne.',
      text: [
        'Une demande faite au guichet se suit en ligne, et l’inverse. L’agent d’accueil voit la même chose que l’habitant, sans jargon.',
        'La connexion par FranceConnect est en production ; chaque service règle ses délais, ses pièces et ses mots.',
      ],
      site: 'guichet-tilleul',
      domains: ['REL', 'TEL'],
      audiences: TERRITORIES,
      deployments: ['saas-shared', 'saas-dedicated'],
      tags: ['GRU', 'relation usager', 'rendez-vous', 'FranceConnect', 'multicanal'],
      hosting: hostedBy('armor', { qualifications: [held('ISO27001', 'service', t.month(8))] }),
      pricing: 'public',
      prices: [recurring(0.22, 'inhabitant-year'), entry(5200, 'fixed'), exit(0, 'fixed')],
      channels: [
        { channel: 'ugap', reference: '77-502', until: t.month(9) },
        { channel: 'adullact', until: t.month(13) },
      ],
      references: [
        confirmed('Métropole de Valdraine', 'Accueil de 28 communes', t.year(-3), t.day(-12)),
        confirmed('Ville de Pont-sur-Ardelle', 'Toutes démarches', t.year(-4), t.day(-260)),
      ],
      sinceYear: t.year(-5),
    }),
    facts: [...PUBLIC_DESK, 'donnees_publiques'],
    rounds: [
      round(
        -190,
        {
          quality: 8.8,
          themes: { INT: 9.6, ACC: 9.2 },
          proof: PROOF.someAudit,
          say: {
            'INT-02': {
              level: 'production',
              proof: 'audited',
              fields: { identite_renforcee: true, franceconnect_plus: true },
            },
            'SEC-01': { level: 'iso-27001-solution', proof: 'certified' },
            'ACH-04': {
              fields: {
                points_tenus: [
                  'accuse',
                  'suivi',
                  'langage-clair',
                  'aide-humaine',
                  'avis',
                  'voie-non-numerique',
                ],
              },
              proof: 'checked',
            },
          },
        },
        { audit: { by: AUDITORS.verdelet, on: -110 } },
      ),
    ],
    events: [
      {
        on: -110,
        kind: 'audited',
        summary: 'Audit clos par Verdelet Évaluation : accessibilité et relation aux usagers.',
      },
    ],
  },
  {
    slug: 'standard-mesange',
    vendor: 'theodule-informatique',
    since: -200,
    listing: make({
      name: 'Standard Mésange',
      summary:
        'Répond aux appels d’une mairie aux heures de pointe et transmet les messages aux bons services.',
      text: [
        'Mésange décroche, propose trois choix simples et transmet un message écrit au service concerné. Un agent peut reprendre l’appel à tout moment.',
        'La voix est transcrite par un service d’intelligence artificielle dont l’usage est annoncé à l’appelant.',
      ],
      site: 'standard-mesange',
      domains: ['REL', 'IAA'],
      audiences: TOWNS,
      deployments: ['saas-shared'],
      tags: ['téléphonie', 'accueil', 'transcription', 'callbot'],
      hosting: hostedBy('rempart', { foreignControl: 'subcontractor-access' }),
      pricing: 'public',
      prices: [recurring(89, 'fixed-year', 'Par ligne'), recurring(0.12, 'act', 'Par appel')],
      channels: [{ channel: 'below-threshold' }],
    }),
    facts: ['ihm_web', 'exposition_reseau', 'comptes', 'agents', 'dcp', 'ia'],
    rounds: [
      round(-100, {
        quality: 5.2,
        proof: PROOF.papers,
        say: {
          'ACH-06': { level: 'non-declare', proof: 'declared' },
          'RGP-08': { level: 'autre-garantie', proof: 'documented' },
        },
      }),
    ],
  },
  {
    slug: 'formulaires-des-communs',
    vendor: 'communs-oise',
    since: -310,
    listing: make({
      name: 'Formulaires des communs',
      summary:
        'Compose des démarches en ligne sans développer, avec un langage clair relu par des usagers.',
      text: [
        'Un agent compose sa démarche par blocs, la fait relire, la publie. Les formulaires des autres collectivités se reprennent et s’améliorent.',
        'Un groupe de relecture de quinze habitants teste chaque modèle avant sa mise en commun.',
      ],
      site: 'formulaires-des-communs',
      repository: 'communs-oise/formulaires',
      domains: ['TEL'],
      audiences: [...LOCAL, ...STATE],
      deployments: ['own-host', 'saas-shared'],
      tags: ['téléservice', 'formulaire', 'langage clair', 'démarche en ligne', 'no-code'],
      licence: spdx('AGPL-3.0-or-later'),
      hosting: hostedBy('rhone'),
      pricing: 'free',
      prices: [recurring(0, 'fixed-year'), recurring(600, 'fixed-year', 'Hébergement, en option')],
      channels: [{ channel: 'adullact', until: t.month(9) }, { channel: 'below-threshold' }],
      references: [confirmed('Ville de Fontclaire', '41 démarches', t.year(-1), t.day(-15))],
    }),
    facts: [...PUBLIC_DESK],
    rounds: [
      round(-20, {
        quality: 8.3,
        themes: { LIB: 10, ACC: 9.7 },
        proof: PROOF.checks,
        say: {
          'ACH-05': {
            na: 'accepted',
            justification:
              'Le composant produit des formulaires sans habillage : la charte est toujours celle du site qui les accueille.',
          },
          'SEC-10': { planned: t.month(4) },
        },
      }),
    ],
    disputes: [
      {
        criterion: 'ACC-02',
        by: 'bruno-castellan',
        opened: -17,
        statement:
          'La déclaration d’accessibilité publiée sur notre instance date d’il y a deux ans : elle ne peut pas être celle que la fiche dit à jour.',
        subject:
          'Une commune a lu une déclaration d’accessibilité plus ancienne que celle de la fiche.',
        asked: -15,
        reply: {
          on: -12,
          by: 'bastien-laroque',
          text: 'La commune a lu la déclaration de son ancienne version, qu’elle n’a pas mise à jour. Celle de la version fournie est datée, et jointe à la réponse.',
        },
        decision: {
          on: -6,
          outcome: 'dismissed',
          reason:
            'La déclaration jointe couvre la version fournie aujourd’hui ; celle que cite la commune porte sur une version qu’elle n’a pas mise à jour.',
        },
      },
    ],
    events: [
      {
        on: -19,
        kind: 'checked',
        criterion: 'ACC-02',
        summary: 'Déclaration d’accessibilité lue : complète et à jour.',
      },
    ],
  },
  {
    slug: 'demarche-plume',
    vendor: 'novadeclic',
    status: 'suspended',
    since: -15,
    reason:
      'Suspendue par la modération : le contact de sécurité ne répond plus et l’adresse du service renvoie vers un autre site.',
    listing: make({
      name: 'Démarche Plume',
      summary: 'Démarches en ligne pour les communes pressées.',
      text: ['Démarche Plume ouvrait une démarche en dix minutes.'],
      site: 'demarche-plume',
      domains: ['TEL'],
      audiences: TOWNS,
      deployments: ['saas-shared'],
      tags: ['téléservice'],
      hosting: hostedBy('elbe'),
      pricing: 'quote',
    }),
    facts: [...PUBLIC_DESK],
    rounds: [round(-150, { quality: 6, proof: PROOF.word }, { status: 'invalidated' })],
    events: [
      {
        on: -15,
        kind: 'withdrawn',
        summary: 'Fiche suspendue par la modération, le temps de vérifier l’identité du service.',
      },
    ],
  },
];
