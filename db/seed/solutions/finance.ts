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
  SMALL_TOWNS,
  spdx,
  STATE,
} from '../make.ts';
import { AUDITORS } from '../people/bodies.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';

export const finance = (t: Clock): SolutionSeed[] => [
  {
    slug: 'oriflamme-finances',
    vendor: 'oriflamme-systemes',
    since: -700,
    listing: make({
      name: 'Oriflamme Finances',
      summary:
        'Gestion financière complète des grandes collectivités : budget, exécution, dette, trésorerie, M57.',
      text: [
        'Oriflamme Finances tient le budget, l’exécution, la dette et la trésorerie d’une collectivité de plusieurs milliers d’agents. Les flux comptables partent vers la trésorerie et reviennent rapprochés.',
        'La solution est ancienne, solide et chargée : ses quatre cents écrans ont été testés par des attaquants, moins souvent avec un lecteur d’écran. L’éditeur annonce leur refonte par lots.',
        'Le contrat comprend une astreinte et un exercice de reprise chaque année.',
      ],
      site: 'oriflamme-finances',
      domains: ['FIN'],
      audiences: ['town-over-50000', 'intermunicipal', 'department', 'region'],
      deployments: ['saas-dedicated', 'on-premise'],
      tags: ['M57', 'PES V2', 'comptabilité', 'dette', 'trésorerie', 'Chorus Pro', 'GF'],
      hosting: hostedBy('rempart', { qualifications: [held('ISO27001', 'service', t.month(17))] }),
      pricing: 'on-request',
      prices: [
        recurring(null, 'fixed-year', 'Selon la population'),
        entry(null, 'fixed', 'Reprise de trois exercices'),
      ],
      channels: [
        { channel: 'ugap', reference: 'Multi-éditeurs 77-310', until: t.month(22) },
        { channel: 'canut', reference: 'Lot finances', until: t.month(8) },
      ],
      references: [
        confirmed(
          'Métropole de Valdraine',
          'Direction des finances, 240 agents',
          t.year(-8),
          t.day(-130),
        ),
        confirmed('Département de Sèvre-et-Orbe', 'Budget et dette', t.year(-5), t.day(-310)),
      ],
      sinceYear: t.year(-19),
    }),
    facts: [
      'ihm_web',
      'exposition_reseau',
      'produit_documents',
      'comptes',
      'agents',
      'dcp',
      'finances',
      'donnees_publiques',
      'dev_specifique',
    ],
    rounds: [
      round(
        -200,
        {
          quality: 7.6,
          themes: { SEC: 9.6, QOS: 9.6, ACC: 2.4, ECO: 2.5, LIB: 2 },
          proof: PROOF.someAudit,
          proofs: { ACC: PROOF.papers, ECO: PROOF.word },
          say: {
            'SEC-01': { level: 'iso-27001-solution', proof: 'certified' },
            'ACC-01': {
              level: 'aucun',
              fields: { taux: 31 },
              proof: 'checked',
              check: { finding: 'Taux lu dans la déclaration publiée : 31 %.' },
            },
            'ACC-02': { level: 'complete', proof: 'checked' },
            'ACC-07': {
              planned: t.month(7),
              justification: 'Plan de correction par lots, présenté au club des utilisateurs.',
            },
          },
        },
        { audit: { by: AUDITORS.marouvin, on: -120 } },
      ),
    ],
    events: [
      {
        on: -120,
        kind: 'audited',
        summary:
          'Audit clos par le Cabinet Marouvin : sécurité confirmée, accessibilité hors du périmètre.',
      },
    ],
  },
  {
    slug: 'sou-par-sou',
    vendor: 'ruche-des-mairies',
    since: -220,
    listing: make({
      name: 'Sou par sou',
      summary:
        'Tient le budget et les régies d’une petite commune, avec un mode d’emploi qui tient sur deux pages.',
      text: [
        'Sou par sou prépare le budget, suit les engagements et tient les régies. Les secrétaires de mairie de l’association en ont écrit le mode d’emploi : deux pages, pas davantage.',
        'Le logiciel est libre et hébergé par l’association. L’adhésion comprend l’entraide par téléphone, assurée par des secrétaires de mairie en exercice.',
      ],
      site: 'sou-par-sou',
      repository: 'ruche-des-mairies/sou-par-sou',
      domains: ['FIN'],
      audiences: ['town-under-3500'],
      deployments: ['saas-shared', 'own-host'],
      tags: ['budget', 'régies', 'M57 abrégée', 'secrétaire de mairie'],
      licence: spdx('EUPL-1.2'),
      hosting: hostedBy('segala'),
      pricing: 'public',
      prices: [recurring(180, 'fixed-year', 'Adhésion de la commune'), exit(0, 'fixed')],
      channels: [{ channel: 'below-threshold' }],
      references: [
        confirmed('Commune de Bréville-aux-Ormes', 'Mairie', t.year(-2), t.day(-40)),
        confirmed('Commune de Marsanne-la-Vieille', 'Mairie', t.year(-1), t.day(-44)),
      ],
    }),
    facts: ['ihm_web', 'exposition_reseau', 'comptes', 'agents', 'dcp', 'finances'],
    rounds: [
      round(-220, {
        quality: 6.5,
        themes: { LIB: 10, ACC: 8.6, ECO: 9, SEC: 4.8, INT: 4 },
        proof: PROOF.someChecks,
        say: {
          'SEC-10': { level: 'jamais', proof: 'declared' },
          'QOS-07': { level: 'courriel', proof: 'documented' },
          'INT-03': {
            planned: t.day(-25),
            justification:
              'Raccordement à ProConnect promis pour l’automne, retardé faute de bénévole.',
          },
        },
      }),
    ],
  },
  {
    slug: 'le-boulier-communal',
    vendor: 'oriflamme-systemes',
    status: 'changes_requested',
    since: -12,
    listing: make({
      name: 'Le Boulier communal',
      summary: 'Prospective financière sur cinq ans pour les communes et leurs groupements.',
      text: [
        'Le Boulier projette recettes, charges et investissements sur cinq ans et compare les scénarios.',
      ],
      site: 'boulier-communal',
      domains: ['FIN'],
      audiences: LOCAL,
      deployments: ['saas-shared'],
      tags: ['prospective', 'PPI', 'analyse financière'],
      hosting: hostedBy('rempart'),
      pricing: 'on-request',
    }),
    facts: ['ihm_web', 'exposition_reseau', 'comptes', 'agents', 'dcp'],
    reason:
      'Le résumé promet une certification que rien n’atteste ; précisez aussi le pays des sauvegardes.',
  },
  {
    slug: 'petit-tresor',
    vendor: 'calame-et-filles',
    status: 'archived',
    since: -380,
    reason: 'Aucune confirmation de l’éditeur depuis vingt-quatre mois.',
    listing: make({
      name: 'Petit Trésor',
      summary: 'Suivi de trésorerie au jour le jour pour les petites communes.',
      text: ['Petit Trésor rapproche le relevé de compte et les mandats. Il n’est plus distribué.'],
      site: 'petit-tresor',
      domains: ['FIN'],
      audiences: SMALL_TOWNS,
      deployments: ['desktop'],
      tags: ['trésorerie'],
      pricing: 'public',
      prices: [entry(120, 'perpetual')],
    }),
    facts: ['dcp'],
  },
  {
    slug: 'comptes-d-etat',
    vendor: 'bastion-de-garonne',
    since: -90,
    listing: make({
      name: 'Comptes d’État',
      summary:
        'Budget et comptabilité des opérateurs, hébergés dans un service qualifié SecNumCloud.',
      text: [
        'Comptes d’État applique la gestion budgétaire et comptable publique des opérateurs : autorisations d’engagement, crédits de paiement, service fait, restitutions.',
        'Le service est exploité dans un environnement qualifié de bout en bout ; l’éditeur remet un dossier d’homologation tenu à jour.',
      ],
      site: 'comptes-d-etat',
      domains: ['FIN'],
      audiences: STATE,
      deployments: ['saas-dedicated'],
      tags: ['GBCP', 'opérateurs', 'AE/CP', 'SecNumCloud'],
      hosting: hostedBy('beauce', {
        qualifications: [
          held('SecNumCloud', 'service', t.month(21), 'Décision inventée n° 118'),
          held('ISO27001', 'service', t.month(9)),
        ],
      }),
      pricing: 'on-request',
      prices: [recurring(null, 'agent-year')],
      channels: [
        {
          channel: 'interministerial',
          reference: 'Accord-cadre interministériel, lot 4',
          until: t.month(18),
        },
      ],
      references: [
        confirmed(
          'Agence nationale des sentiers côtiers',
          'Agence comptable',
          t.year(-1),
          t.day(-35),
        ),
      ],
    }),
    facts: [
      'ihm_web',
      'exposition_reseau',
      'produit_documents',
      'comptes',
      'agents',
      'dcp',
      'finances',
      'sensible_art31',
    ],
    rounds: [
      round(-92, {
        quality: 8.6,
        themes: { SEC: 9.8, HEB: 10 },
        proof: PROOF.checks,
        say: {
          'HEB-02': { proof: 'certified' },
          'SEC-01': { level: 'iso-27001-solution', proof: 'certified' },
        },
      }),
    ],
    events: [
      {
        on: -80,
        kind: 'certified',
        criterion: 'HEB-02',
        summary: 'Qualification SecNumCloud retrouvée sur la liste de l’émetteur.',
      },
    ],
  },
];
