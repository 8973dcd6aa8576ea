import type { Clock } from '../clock.ts';
import type { SolutionSeed } from '../model.ts';
import {
  cited,
  confirmed,
  entry,
  exit,
  held,
  LOCAL,
  make,
  recurring,
  spdx,
  TOWNS,
} from '../make.ts';
import { AUDITORS } from '../people/bodies.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';
import { PUBLIC_DESK } from './usual-facts.ts';

export const families = (t: Clock): SolutionSeed[] => [
  {
    slug: 'registrel-etat-civil',
    vendor: 'maison-registrel',
    since: -800,
    listing: make({
      name: 'Registrel État civil',
      summary:
        'Actes, registres, échanges dématérialisés et livrets, pour les mairies de toute taille.',
      text: [
        'La maison imprime des registres depuis 1887 et les tient en base de données depuis trente ans. Les demandes d’actes arrivent et repartent par voie dématérialisée.',
        'L’outil s’installe en mairie. Le papier permanent reste fourni.',
      ],
      site: 'registrel',
      domains: ['ECE'],
      audiences: TOWNS,
      deployments: ['on-premise', 'saas-shared'],
      tags: ['état civil', 'COMEDEC', 'actes', 'REU', 'registres'],
      hosting: hostedBy('armor'),
      pricing: 'on-request',
      prices: [entry(null, 'perpetual'), recurring(null, 'fixed-year')],
      channels: [
        { channel: 'ugap', reference: '77-020', until: t.month(3) },
        { channel: 'regional', until: t.month(-8) },
      ],
      references: [
        confirmed('Ville de Castelnau-d’Orbe', 'Service population', t.year(-15), t.day(-190)),
      ],
      sinceYear: t.year(-28),
    }),
    facts: [
      'ihm_web',
      'exposition_reseau',
      'produit_documents',
      'comptes',
      'agents',
      'dcp',
      'archives',
    ],
    rounds: [
      round(
        -390,
        { quality: 7.2, themes: { ECO: 3, LIB: 2 }, proof: PROOF.checks },
        { status: 'stale' },
      ),
    ],
    events: [
      {
        on: -25,
        kind: 'expired',
        summary: 'Attestation de plus de douze mois : l’éditeur a trois mois pour la renouveler.',
      },
    ],
  },
  {
    slug: 'les-allees',
    vendor: 'maison-registrel',
    since: -210,
    listing: make({
      name: 'Les Allées',
      summary: 'Plan, concessions et reprises des cimetières communaux.',
      text: [
        'Les Allées dessine le plan, suit les concessions et prépare les reprises, avec le tact qui convient.',
        'Les familles retrouvent un emplacement depuis une page publique, sans compte.',
      ],
      site: 'les-allees',
      domains: ['ECE', 'GEO'],
      audiences: TOWNS,
      deployments: ['saas-shared'],
      tags: ['cimetière', 'concession', 'funéraire'],
      hosting: hostedBy('armor'),
      pricing: 'public',
      prices: [
        recurring(320, 'fixed-year'),
        entry(450, 'fixed', 'Reprise du plan papier'),
        exit(0, 'fixed'),
      ],
      channels: [{ channel: 'below-threshold' }],
      references: [confirmed('Commune de Montfaucelle', 'Deux cimetières', t.year(-1), t.day(-88))],
    }),
    facts: [
      'ihm_web',
      'exposition_reseau',
      'produit_documents',
      'comptes',
      'agents',
      'dcp',
      'finances',
    ],
    rounds: [round(-209, { quality: 6.9, proof: PROOF.someChecks })],
  },
  {
    slug: 'cantine-claire',
    vendor: 'tablee-publique',
    since: -560,
    listing: make({
      name: 'Cantine Claire',
      summary:
        'Inscriptions, menus, pointage et facturation de la restauration scolaire, avec suivi du gaspillage.',
      text: [
        'Les familles inscrivent, déplacent ou annulent un repas jusqu’à la veille. La cuisine connaît le nombre exact de couverts ; le gaspillage se pèse et se publie.',
        'Le quotient familial est récupéré à la source. La solution s’installe aussi chez vous, sur un serveur modeste.',
      ],
      site: 'cantine-claire',
      repository: 'tablee-publique/cantine-claire',
      domains: ['ENF'],
      audiences: LOCAL,
      deployments: ['saas-shared', 'on-premise'],
      tags: [
        'cantine',
        'restauration scolaire',
        'portail famille',
        'quotient familial',
        'EGAlim',
        'périscolaire',
      ],
      licence: spdx('EUPL-1.2', 'Inscriptions et menus ; le module de facturation reste fermé'),
      hosting: hostedBy('armor', { qualifications: [held('ISO27001', 'service', t.month(25))] }),
      pricing: 'public',
      prices: [
        recurring(1.1, 'inhabitant-year', 'Plafonné à 9 000 €'),
        entry(1200, 'fixed'),
        exit(0, 'fixed'),
      ],
      channels: [
        { channel: 'regional', reference: 'Lot périscolaire', until: t.month(15) },
        { channel: 'below-threshold' },
      ],
      references: [
        confirmed('Commune de Saint-Aubin-des-Prés', 'Deux écoles', t.year(-3), t.day(-42)),
        confirmed('Ville de Rochebrune-les-Saules', 'Onze restaurants', t.year(-2), t.day(-150)),
      ],
      sinceYear: t.year(-5),
    }),
    facts: [...PUBLIC_DESK, 'finances', 'donnees_publiques'],
    rounds: [
      round(
        -170,
        {
          quality: 8.5,
          themes: { SEC: 8.6, INT: 9 },
          proof: PROOF.someAudit,
          say: {
            'ECO-01': { level: 'auto-evaluation', proof: 'documented' },
            'ECO-02': {
              fields: { score: 62 },
              proof: 'checked',
              check: { finding: 'Score recalculé à partir de la grille remise.' },
            },
            'ECO-03': { level: 'ages-rgesn', proof: 'audited' },
            'ECO-04': {
              level: 'jusqu-a-1500',
              fields: { poids_ko: 1240 },
              proof: 'checked',
              check: { finding: '1 240 Ko mesurés à la première visite.' },
            },
            'ECO-06': { level: 'oui', proof: 'declared' },
            'SEC-01': {
              level: 'iso-27001-solution',
              proof: 'certified',
              check: { on: -3, finding: 'Certificat retrouvé au registre de son émetteur.' },
            },
          },
        },
        { audit: { by: AUDITORS.preuves, on: -90 } },
      ),
    ],
    events: [
      { on: -90, kind: 'audited', summary: 'Audit clos par Preuves & Méthodes.' },
      {
        on: -3,
        kind: 'certified',
        criterion: 'SEC-01',
        summary: 'Certificat ISO/IEC 27001 retrouvé au registre.',
      },
    ],
  },
  {
    slug: 'ribambelle',
    vendor: 'tablee-publique',
    since: -45,
    listing: make({
      name: 'Ribambelle',
      summary:
        'Accueil de la petite enfance : demandes de place, commission d’attribution, présences et factures.',
      text: [
        'Ribambelle recueille les demandes de place, prépare la commission et tient les présences. Le classement proposé s’explique critère par critère, et la commission garde la main.',
        'Les parents suivent leur demande sans téléphoner chaque lundi.',
      ],
      site: 'ribambelle',
      domains: ['ENF'],
      audiences: LOCAL,
      deployments: ['saas-shared', 'mobile'],
      tags: ['crèche', 'petite enfance', 'PSU', 'attribution des places'],
      hosting: hostedBy('armor'),
      pricing: 'public',
      prices: [recurring(38, 'volume', 'Par place et par an'), exit(0, 'fixed')],
      channels: [{ channel: 'below-threshold' }],
      references: [cited('Ville d’Estréval', 'Neuf crèches')],
    }),
    facts: [...PUBLIC_DESK, 'decision_individuelle', 'finances'],
    rounds: [
      round(-44, {
        quality: 7,
        proof: PROOF.papers,
        say: { 'ACH-07': { level: 'oui', proof: 'documented' }, 'ACC-05': { planned: t.month(5) } },
      }),
    ],
  },
  {
    slug: 'brouillon-de-papeterie',
    vendor: 'papeterie-du-forez',
    status: 'draft',
    since: -1,
    listing: make({
      name: 'Papeterie Connectée',
      summary: 'Commande groupée de fournitures pour les écoles, en préparation.',
      text: ['Fiche en cours d’écriture.'],
      domains: ['ENF'],
      audiences: ['town-3500-30000'],
      deployments: ['saas-shared'],
      tags: ['fournitures'],
      pricing: 'unknown',
    }),
    facts: ['ihm_web', 'exposition_reseau'],
  },
];
