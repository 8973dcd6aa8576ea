import type { Clock } from '../clock.ts';
import type { SolutionSeed } from '../model.ts';
import {
  confirmed,
  entry,
  exit,
  LARGE_TOWNS,
  LOCAL,
  make,
  recurring,
  spdx,
  TERRITORIES,
} from '../make.ts';
import { LABELLER_NAMES } from '../people/bodies.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';
import { OFFICE, AGENTS } from './usual-facts.ts';

export const cultureAndVoice = (t: Clock): SolutionSeed[] => [
  {
    slug: 'rayon-vert',
    vendor: 'lutrin',
    since: -610,
    listing: make({
      name: 'Rayon vert',
      summary: 'Catalogue, prêt et portail des bibliothèques et de leurs réseaux.',
      text: [
        'Rayon vert gère le prêt, les réservations et la navette entre bibliothèques. Le portail reste lisible avec images coupées et police agrandie.',
        'Deux cents bénévoles de bibliothèques rurales l’utilisent sans formation initiale, ce qui a simplifié les écrans.',
      ],
      site: 'rayon-vert',
      repository: 'lutrin/rayon-vert',
      domains: ['CUL'],
      audiences: [...LOCAL, 'department', 'education-research'],
      deployments: ['saas-shared', 'own-host'],
      tags: ['SIGB', 'bibliothèque', 'médiathèque', 'UNIMARC', 'portail'],
      licence: spdx('CECILL-2.1'),
      hosting: hostedBy('rhone'),
      pricing: 'public',
      prices: [recurring(950, 'fixed-year'), entry(1300, 'fixed'), exit(0, 'fixed')],
      channels: [
        { channel: 'regional', reference: 'Bibliothèque départementale', until: t.month(18) },
        { channel: 'below-threshold' },
      ],
      references: [
        confirmed(
          'Département de Sèvre-et-Orbe',
          'Réseau de 96 bibliothèques',
          t.year(-4),
          t.day(-110),
        ),
      ],
    }),
    facts: [...OFFICE, 'usagers', 'donnees_publiques'],
    rounds: [
      round(-500, { quality: 6.4, proof: PROOF.papers }, { status: 'superseded' }),
      round(
        -118,
        {
          quality: 8.4,
          themes: { ACC: 10, LIB: 9.6, SEC: 6.2 },
          proof: PROOF.someAudit,
          say: {
            'SEC-01': { level: 'iso-27001-partielle', proof: 'certified' },
            'ACC-01': { level: 'partiel-75', fields: { taux: 97 }, proof: 'audited' },
          },
        },
        { audit: { by: LABELLER_NAMES.atelier, on: -58 } },
      ),
    ],
    events: [
      {
        on: -58,
        kind: 'audited',
        criterion: 'ACC-01',
        summary: 'Taux d’accessibilité de 97 % confirmé par l’auditeur.',
      },
    ],
  },
  {
    slug: 'billet-doux',
    vendor: 'encre-et-pixel',
    since: -70,
    listing: make({
      name: 'Billet doux',
      summary:
        'Billetterie et abonnements des équipements culturels et sportifs, sans file d’attente.',
      text: [
        'Billet doux vend, contrôle et rembourse. Les tarifs solidaires s’appliquent sans afficher la situation de la personne à la caisse.',
      ],
      site: 'billet-doux',
      domains: ['CUL'],
      audiences: LARGE_TOWNS,
      deployments: ['saas-shared', 'mobile'],
      tags: ['billetterie', 'piscine', 'abonnement', 'régie'],
      hosting: hostedBy('elbe'),
      pricing: 'public',
      prices: [recurring(0.4, 'act', 'Par billet vendu'), entry(0, 'fixed'), exit(0, 'fixed')],
      channels: [{ channel: 'below-threshold' }],
    }),
    facts: [...OFFICE, 'usagers', 'finances'],
    rounds: [
      round(-69, {
        quality: 6.1,
        themes: { ECO: 8 },
        proof: PROOF.papers,
        say: { 'RGP-11': { level: 'non', proof: 'declared' } },
      }),
    ],
  },
  {
    slug: 'place-des-avis',
    vendor: 'pont-aux-idees',
    since: -260,
    listing: make({
      name: 'Place des avis',
      summary:
        'Consultations, budgets participatifs et ateliers, en ligne et dans la salle des fêtes.',
      text: [
        'Une contribution écrite sur une carte postale pèse autant qu’une contribution en ligne : l’agent la saisit avec sa photo.',
        'La synthèse montre ce qui a été dit, par combien de personnes, et ce que la collectivité en a fait.',
      ],
      site: 'place-des-avis',
      repository: 'pont-aux-idees/place-des-avis',
      domains: ['PAR'],
      audiences: TERRITORIES,
      deployments: ['saas-shared', 'own-host'],
      tags: ['consultation', 'budget participatif', 'concertation', 'civic tech'],
      licence: spdx('MIT'),
      hosting: hostedBy('armor'),
      pricing: 'public',
      prices: [recurring(2900, 'fixed-year'), exit(0, 'fixed')],
      channels: [{ channel: 'ugap', until: t.month(14) }, { channel: 'below-threshold' }],
      references: [
        confirmed('Métropole de Valdraine', 'Budget participatif', t.year(-2), t.day(-48)),
        confirmed(
          'Commune de Villers-la-Combe',
          'Consultation sur la halle',
          t.year(-1),
          t.day(-130),
        ),
      ],
    }),
    facts: [...OFFICE, 'usagers', 'donnees_publiques', 'dev_specifique'],
    rounds: [
      round(-180, {
        quality: 8.1,
        themes: { ACC: 9, LIB: 9.9, ECO: 8.2 },
        proof: PROOF.allChecked,
        say: {
          'SEC-05': { level: 'second-facteur-imposable', proof: 'checked' },
          'ACC-04': {
            level: 'oui',
            proof: 'checked',
            check: { finding: 'Film des cinq parcours visionné : aucun obstacle.' },
          },
        },
      }),
    ],
  },
  {
    slug: 'lanterne-citoyenne',
    vendor: 'ruche-des-mairies',
    since: -35,
    listing: make({
      name: 'Lanterne citoyenne',
      summary: 'Signalements de voirie, d’éclairage et de propreté, du trottoir au bon de travaux.',
      text: [
        'Une photo, un lieu, une phrase : le signalement part au bon service et l’habitant sait quand la lanterne se rallume.',
      ],
      site: 'lanterne-citoyenne',
      repository: 'ruche-des-mairies/lanterne',
      domains: ['PAR', 'PAT'],
      audiences: LOCAL,
      deployments: ['own-host', 'mobile'],
      tags: ['signalement', 'voirie', 'propreté'],
      licence: spdx('BSD-3-Clause'),
      pricing: 'free',
      prices: [recurring(0, 'fixed-year')],
      channels: [{ channel: 'below-threshold' }],
    }),
    facts: [
      'ihm_web',
      'exposition_reseau',
      'comptes',
      'agents',
      'usagers',
      'dcp',
      'donnees_publiques',
    ],
    rounds: [
      round(-34, {
        quality: 6.9,
        themes: { LIB: 10, SEC: 4 },
        proof: PROOF.someChecks,
        say: { 'RGP-01': { level: 'non', proof: 'declared' }, 'ACC-05': { level: 'non' } },
      }),
    ],
  },
  {
    slug: 'agenda-des-salles',
    vendor: 'novadeclic',
    status: 'rejected',
    since: -50,
    reason:
      'Refusée : la personne qui signe n’a pas montré qu’elle peut engager l’éditeur, et le résumé décrit un autre produit.',
    listing: make({
      name: 'Agenda des salles',
      summary: 'Réservation des salles communales, des clés et du chauffage.',
      text: ['Réserver une salle allume le chauffage, et l’éteint.'],
      site: 'agenda-salles',
      domains: ['CUL'],
      audiences: ['town-under-3500'],
      deployments: ['saas-shared'],
      tags: ['réservation', 'salles'],
      hosting: hostedBy('elbe'),
      pricing: 'quote',
    }),
    facts: [...AGENTS],
  },
];
