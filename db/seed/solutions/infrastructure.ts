import type { Clock } from '../clock.ts';
import type { SolutionSeed } from '../model.ts';
import { cited, confirmed, exit, make, recurring, spdx, STATE, TERRITORIES } from '../make.ts';
import { AUDITORS } from '../people/bodies.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';
import { AGENTS } from './usual-facts.ts';

export const infrastructure = (t: Clock): SolutionSeed[] => [
  {
    slug: 'inventaire-segala',
    vendor: 'segala-numerique',
    since: -210,
    listing: make({
      name: 'Inventaire Ségala',
      summary:
        'Parc informatique, licences et assistance aux utilisateurs, tenus en commun par un syndicat.',
      text: [
        'Le syndicat recense les postes, suit les garanties et répond aux agents de soixante communes. Un poste trop vieux pour Windows passe sous système libre plutôt qu’à la benne.',
      ],
      site: 'inventaire-segala',
      domains: ['INF'],
      audiences: ['town-under-3500', 'town-3500-30000', 'intermunicipal'],
      deployments: ['public-operator'],
      tags: ['parc informatique', 'GLPI', 'ITSM', 'assistance', 'réemploi'],
      licence: spdx('GPL-3.0-or-later'),
      repository: 'segala/inventaire',
      hosting: hostedBy('segala'),
      pricing: 'public',
      prices: [recurring(21, 'volume', 'Par poste et par an')],
      channels: [{ channel: 'public-agreement', until: t.month(27) }],
      references: [
        confirmed('Communauté de communes du Haut-Ternant', '340 postes', t.year(-3), t.day(-36)),
      ],
    }),
    facts: [...AGENTS],
    rounds: [round(-125, { quality: 7.5, themes: { ECO: 9, LIB: 9.5 }, proof: PROOF.checks })],
  },
  {
    slug: 'connecteur-ardoise',
    vendor: 'ardoise-integration',
    since: -240,
    listing: make({
      name: 'Connecteur Ardoise',
      summary: 'Relie logiciels métiers, annuaires et plateformes de l’État, sans écran.',
      text: [
        'Ardoise transporte et traduit des données entre logiciels. Il n’a pas d’interface : il se règle par fichier et se surveille par vos outils.',
        'L’accessibilité est donc sans objet : ni zéro, ni cent.',
      ],
      site: 'connecteur-ardoise',
      repository: 'ardoise/connecteur',
      domains: ['INF', 'DAT'],
      audiences: [...TERRITORIES, ...STATE],
      deployments: ['own-host', 'on-premise'],
      tags: ['ETL', 'API', 'PES V2', 'connecteur', 'bus de données'],
      licence: spdx('EUPL-1.2'),
      pricing: 'public',
      prices: [recurring(1300, 'fixed-year', 'Support'), exit(0, 'fixed')],
      channels: [{ channel: 'below-threshold' }],
      references: [confirmed('Ville d’Estréval', '14 flux', t.year(-2), t.day(-112))],
    }),
    facts: ['exposition_reseau', 'dcp', 'finances', 'actes'],
    rounds: [
      round(
        -210,
        {
          quality: 8.8,
          themes: { LIB: 10, INT: 10 },
          proof: PROOF.someAudit,
          proofs: { LIB: PROOF.allChecked },
          say: { 'SEC-01': { level: 'iso-27001-partielle', proof: 'certified' } },
        },
        { audit: { by: AUDITORS.preuves, on: -135 } },
      ),
    ],
    events: [{ on: -135, kind: 'audited', summary: 'Audit clos par Preuves & Méthodes.' }],
  },
  {
    slug: 'amphi-libre',
    vendor: 'savoirs-ouverts',
    since: -1190,
    listing: make({
      name: 'Amphi libre',
      summary:
        'Espace numérique de travail des universités : cours, groupes, dépôts, emploi du temps.',
      text: [
        'Amphi relie scolarité, emploi du temps et cours déposés. L’étudiant retrouve la même adresse de la licence au doctorat.',
        'Le code est commun à onze établissements, qui votent la feuille de route.',
      ],
      site: 'amphi-libre',
      repository: 'savoirs-ouverts/amphi',
      domains: ['ESR'],
      audiences: ['education-research'],
      deployments: ['own-host', 'saas-shared'],
      tags: ['ENT', 'scolarité', 'moodle', 'SupAnn'],
      licence: spdx('AGPL-3.0-or-later'),
      hosting: hostedBy('eskerra'),
      pricing: 'free',
      prices: [recurring(0, 'fixed-year')],
      channels: [{ channel: 'amue', reference: 'Convention ENT', until: t.month(31) }],
      references: [
        confirmed('Université de Combelle', '29 000 étudiants', t.year(-4), t.day(-58)),
        confirmed('École d’ingénieurs de Valdraine', '2 100 étudiants', t.year(-2), t.day(-58)),
      ],
    }),
    facts: [...AGENTS, 'usagers', 'produit_documents'],
    rounds: [
      round(
        -1165,
        { quality: 7.4, themes: { LIB: 9 }, proof: PROOF.papers },
        { status: 'superseded' },
      ),
      round(-155, { quality: 7.9, themes: { LIB: 10, ACC: 8.8 }, proof: PROOF.someChecks }),
    ],
  },
  {
    slug: 'carnet-de-labo',
    vendor: 'fileuse-de-donnees',
    since: -65,
    listing: make({
      name: 'Carnet de labo',
      summary: 'Cahier de laboratoire électronique, horodaté, avec dépôt en archive ouverte.',
      text: [
        'Le chercheur écrit, joint, horodate et signe. Le plan de gestion des données se remplit en marchant.',
      ],
      site: 'carnet-de-labo',
      repository: 'fileuse/carnet',
      domains: ['ESR'],
      audiences: ['education-research', 'operator', 'hospital'],
      deployments: ['on-premise', 'saas-shared'],
      tags: ['cahier de laboratoire', 'PGD', 'HAL', 'science ouverte'],
      licence: {
        kind: 'spdx',
        spdx: 'BUSL-1.1',
        raw: 'Business Source License, libre après quatre ans',
      },
      hosting: hostedBy('eskerra'),
      pricing: 'public',
      prices: [recurring(48, 'agent-year'), exit(0, 'fixed')],
      references: [cited('Université de Combelle', 'Deux unités de chimie')],
    }),
    facts: [...AGENTS, 'archives', 'donnees_publiques'],
    rounds: [round(-64, { quality: 7.1, proof: PROOF.papers })],
  },
  {
    slug: 'nuage-de-poche',
    vendor: 'larkmoor-systems',
    since: -430,
    listing: make({
      name: 'Nuage de poche',
      summary:
        'Partage de fichiers et sauvegarde de postes, racheté l’an passé par un groupe américain.',
      text: [
        'Nuage de poche est hébergé en France par une équipe restée à Lyon. Depuis son rachat, le contrôle de l’éditeur est américain : la fiche le dit.',
      ],
      site: 'nuage-de-poche',
      domains: ['INF', 'COL'],
      audiences: TERRITORIES,
      deployments: ['saas-shared', 'desktop'],
      tags: ['partage de fichiers', 'sauvegarde de postes'],
      hosting: hostedBy('rhone', {
        foreignControl: 'controlled',
        parentCompany: { name: 'Larkmoor Systems, Inc.', country: 'US' },
      }),
      pricing: 'public',
      prices: [recurring(4.5, 'agent-month'), exit(0, 'fixed')],
      channels: [{ channel: 'below-threshold' }],
    }),
    facts: [...AGENTS],
    rounds: [
      round(-340, {
        quality: 7.3,
        proof: PROOF.checks,
        say: {
          'HEB-04': {
            proof: 'checked',
            check: { finding: 'Changement de contrôle lu au registre du commerce.' },
          },
          'RGP-08': { level: 'autre-garantie', proof: 'documented' },
        },
      }),
    ],
    events: [
      {
        on: -300,
        kind: 'modified',
        criterion: 'HEB-04',
        summary: 'Changement de contrôle de l’éditeur, désormais américain.',
      },
    ],
  },
];
