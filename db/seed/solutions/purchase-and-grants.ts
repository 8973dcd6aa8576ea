import type { Clock } from '../clock.ts';
import type { SolutionSeed } from '../model.ts';
import {
  cited,
  confirmed,
  entry,
  exit,
  LARGE_TOWNS,
  make,
  recurring,
  spdx,
  TERRITORIES,
} from '../make.ts';
import { LABELLER_NAMES } from '../people/bodies.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';

export const purchaseAndGrants = (t: Clock): SolutionSeed[] => [
  {
    slug: 'grand-carnet-des-marches',
    vendor: 'grandes-ecluses',
    since: -500,
    listing: make({
      name: 'Grand Carnet des marchés',
      summary:
        'Rédaction, publication et suivi d’exécution des marchés publics, du besoin au décompte final.',
      text: [
        'Le Grand Carnet suit un marché de la définition du besoin au décompte final : pièces, publicité, questions, offres, analyse, notification, avenants.',
        'Les données essentielles se publient seules au format attendu. Les clauses sociales et environnementales se choisissent dans une bibliothèque relue chaque trimestre par une juriste.',
      ],
      site: 'grand-carnet',
      domains: ['ACM'],
      audiences: [...TERRITORIES, 'hospital', 'local-establishment'],
      deployments: ['saas-shared'],
      tags: ['profil d’acheteur', 'DUME', 'données essentielles', 'marchés publics', 'clausier'],
      hosting: hostedBy('rhone'),
      pricing: 'public',
      prices: [
        recurring(2400, 'fixed-year', 'Jusqu’à 40 marchés'),
        entry(600, 'fixed'),
        exit(0, 'fixed'),
      ],
      channels: [
        { channel: 'uniha', reference: 'Segment achat, 2 lots', until: t.month(5) },
        { channel: 'regional', reference: 'Syndicat mixte, lot 7', until: t.month(-4) },
      ],
      references: [
        confirmed('Centre hospitalier de Valgrand', 'Cellule des marchés', t.year(-3), t.day(-205)),
      ],
    }),
    facts: [
      'ihm_web',
      'exposition_reseau',
      'produit_documents',
      'comptes',
      'agents',
      'dcp',
      'archives',
      'donnees_publiques',
      'demarche',
    ],
    rounds: [
      round(-95, {
        quality: 7.4,
        themes: { INT: 9 },
        proof: PROOF.checks,
        say: {
          'LIB-05': {
            level: 'oui',
            proof: 'checked',
            check: { finding: 'Jeu des données essentielles joignable et conforme au schéma.' },
          },
          'SEC-12': {
            na: 'refused',
            justification:
              'Nous estimons qu’un profil d’acheteur n’a pas à être homologué, nos clients ne le demandent jamais.',
          },
        },
      }),
    ],
  },
  {
    slug: 'eclusier-achats',
    vendor: 'grandes-ecluses',
    status: 'published',
    since: -30,
    listing: make({
      name: 'Éclusier Achats',
      summary: 'Recense les besoins des services et programme les achats de l’année suivante.',
      text: [
        'Éclusier recueille les besoins des services en septembre, les regroupe par famille d’achat et en tire une programmation que chacun peut relire.',
        'L’éditeur n’a pas encore répondu au référentiel : seuls les faits de la fiche sont connus.',
      ],
      site: 'eclusier-achats',
      domains: ['ACM', 'PRO'],
      audiences: LARGE_TOWNS,
      deployments: ['saas-shared'],
      tags: ['programmation', 'recensement des besoins', 'familles d’achat'],
      hosting: hostedBy('rhone'),
      pricing: 'on-request',
      prices: [recurring(null, 'fixed-year')],
    }),
    facts: ['ihm_web', 'exposition_reseau', 'comptes', 'agents', 'dcp'],
    events: [
      { on: -30, kind: 'published', summary: 'Fiche publiée, sans évaluation pour l’instant.' },
    ],
  },
  {
    slug: 'coup-de-pouce',
    vendor: 'papeterie-du-forez',
    since: -330,
    listing: make({
      name: 'Coup de pouce',
      summary: 'Dépôt, instruction et versement des subventions aux associations.',
      text: [
        'Les associations déposent une demande sans ressaisir ce que l’administration sait déjà : identité, comptes, attestations. Les agents instruisent, la commission vote, le versement se prépare.',
        'Les subventions versées se publient d’un bouton, au format attendu par la plateforme nationale.',
      ],
      site: 'coup-de-pouce',
      repository: 'papeterie-forez/coup-de-pouce',
      domains: ['SUB', 'TEL'],
      audiences: [...TERRITORIES, 'state'],
      deployments: ['saas-shared', 'own-host'],
      tags: ['subventions', 'associations', 'Le Compte Asso', 'Cerfa', 'SCDL'],
      licence: spdx('GPL-3.0-or-later'),
      hosting: hostedBy('armor'),
      pricing: 'public',
      prices: [
        recurring(1900, 'fixed-year', 'Jusqu’à 300 dossiers'),
        entry(750, 'fixed'),
        exit(0, 'fixed'),
      ],
      channels: [{ channel: 'below-threshold' }, { channel: 'innovation' }],
      references: [
        confirmed(
          'Ville de Rochebrune-les-Saules',
          'Service vie associative',
          t.year(-2),
          t.day(-100),
        ),
      ],
    }),
    facts: [
      'ihm_web',
      'exposition_reseau',
      'produit_documents',
      'comptes',
      'agents',
      'usagers',
      'demarche',
      'decision_individuelle',
      'dcp',
      'donnees_publiques',
    ],
    rounds: [
      round(
        -130,
        {
          quality: 8.2,
          themes: { LIB: 10, INT: 9.2, ACC: 8.8 },
          proof: PROOF.someAudit,
          say: {
            'SEC-01': { level: 'iso-27001-partielle', proof: 'certified' },
            'ACH-07': {
              level: 'partiel',
              proof: 'audited',
              verdict: {
                outcome: 'adjusted',
                value: 0,
                finding:
                  'Le barème de notation existe, mais aucun agent ne peut corriger le rang calculé.',
              },
            },
            'ACC-06': {
              level: 'oui',
              proof: 'audited',
              verdict: {
                outcome: 'refuted',
                finding:
                  'Les notifications produites n’ont ni titre ni langue ; la notice décrit une version qui n’est pas en service.',
              },
            },
          },
        },
        { audit: { by: LABELLER_NAMES.atelier, on: -60 } },
      ),
    ],
    events: [
      {
        on: -60,
        kind: 'audited',
        summary: 'Audit clos par l’Atelier d’audit public : une réponse réfutée, une ajustée.',
      },
    ],
  },
  {
    slug: 'guichet-glycine',
    vendor: 'lindekaer',
    since: -260,
    listing: make({
      name: 'Guichet Glycine',
      summary: 'Appels à projets et aides aux entreprises, du règlement au bilan.',
      text: [
        'Le règlement de l’aide se décrit une fois ; le formulaire, les contrôles et les états de versement en découlent. Les bilans se relancent seuls.',
        'L’éditeur est danois : l’équipe française tient l’assistance, le développement reste à Aarhus.',
      ],
      site: 'guichet-glycine',
      domains: ['SUB'],
      audiences: ['region', 'department', 'operator'],
      deployments: ['saas-dedicated'],
      tags: ['aides économiques', 'appel à projets', 'FEDER', 'bilan'],
      hosting: hostedBy('elbe', {
        host: 'Kvistmark Hosting',
        hostCountry: 'DK',
        production: ['DK'],
        backups: ['DE'],
        logs: ['DK'],
        support: ['FR', 'DK'],
        recovery: ['DE'],
      }),
      pricing: 'quote',
      prices: [recurring(null, 'volume')],
      references: [
        cited('Agence nationale des sentiers côtiers', 'Aides aux gestionnaires de sentiers'),
      ],
    }),
    facts: [
      'ihm_web',
      'exposition_reseau',
      'produit_documents',
      'comptes',
      'agents',
      'usagers',
      'demarche',
      'dcp',
      'finances',
    ],
    rounds: [round(-400, { quality: 7, proof: PROOF.someChecks }, { status: 'stale' })],
    events: [
      { on: -35, kind: 'expired', summary: 'Attestation de plus de douze mois : à renouveler.' },
    ],
  },
];
