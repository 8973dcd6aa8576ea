import type { Clock } from '../clock.ts';
import type { SolutionSeed } from '../model.ts';
import {
  cited,
  confirmed,
  entry,
  exit,
  held,
  LARGE_TOWNS,
  make,
  recurring,
  spdx,
} from '../make.ts';
import { AUDITORS } from '../people/bodies.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';
import { OFFICE } from './usual-facts.ts';

export const socialAndHealth = (t: Clock): SolutionSeed[] => [
  {
    slug: 'garance-dossier-social',
    vendor: 'cooperative-garance',
    since: -480,
    listing: make({
      name: 'Garance Dossier social',
      summary:
        'Dossier unique d’accompagnement pour les centres d’action sociale et les départements.',
      text: [
        'Garance a été dessiné avec des travailleurs sociaux : l’écrit professionnel y a plus de place que la case à cocher. La personne accompagnée peut lire son dossier et le faire corriger.',
        'Les durées de conservation se règlent par dispositif. Un dossier clos s’efface, et la trace de l’effacement reste.',
      ],
      site: 'garance-social',
      repository: 'cooperative-garance/dossier',
      domains: ['SOC'],
      audiences: ['department', 'local-establishment', ...LARGE_TOWNS],
      deployments: ['saas-shared', 'own-host'],
      tags: ['CCAS', 'action sociale', 'dossier unique', 'APA', 'RSA', 'accompagnement'],
      licence: spdx('AGPL-3.0-or-later'),
      hosting: hostedBy('salines', { qualifications: [held('HDS', 'service', t.month(14))] }),
      pricing: 'public',
      prices: [recurring(14, 'agent-month'), entry(3800, 'fixed'), exit(0, 'fixed')],
      channels: [
        { channel: 'adullact', until: t.month(11) },
        { channel: 'canut', reference: 'Lot solidarités', until: t.month(23) },
      ],
      references: [
        confirmed(
          'Centre communal d’action sociale de Pont-sur-Ardelle',
          '48 travailleurs sociaux',
          t.year(-3),
          t.day(-28),
        ),
        confirmed('Département de Sèvre-et-Orbe', 'Insertion', t.year(-1), t.day(-71)),
      ],
    }),
    facts: [...OFFICE, 'sante', 'usagers', 'decision_individuelle', 'archives'],
    rounds: [
      round(
        -205,
        {
          quality: 8.9,
          themes: { RGP: 9.9, LIB: 10, ECO: 6 },
          proof: PROOF.someAudit,
          say: {
            'HEB-03': { level: 'page-publique', proof: 'certified' },
            'RGP-06': {
              level: 'autonomie-tracee',
              proof: 'audited',
              verdict: {
                outcome: 'confirmed',
                finding:
                  'Quatre demandes de droits rejouées par un agent, sans aide, chacune tracée.',
              },
            },
            'RGP-09': {
              level: 'partiel',
              proof: 'audited',
              verdict: {
                outcome: 'inconclusive',
                finding: 'Le dossier remis ne permettait pas de conclure avant la clôture.',
              },
            },
          },
        },
        { audit: { by: AUDITORS.preuves, on: -125 } },
      ),
    ],
    events: [
      {
        on: -125,
        kind: 'audited',
        criterion: 'RGP-06',
        summary: 'Exercice des droits rejoué par l’auditeur, sans aide de l’éditeur.',
      },
    ],
  },
  {
    slug: 'entraide-quartier',
    vendor: 'cooperative-garance',
    since: -365,
    listing: make({
      name: 'Entraide de quartier',
      summary:
        'Calcule et verse les aides facultatives d’une commune, avec l’explication de chaque montant.',
      text: [
        'Le barème s’écrit en français ; le calcul s’affiche ligne à ligne à l’agent comme au demandeur.',
        'Plusieurs améliorations promises ont pris du retard : l’éditeur les laisse affichées.',
      ],
      site: 'entraide',
      domains: ['SOC'],
      audiences: LARGE_TOWNS,
      deployments: ['saas-shared'],
      tags: ['aides facultatives', 'barème', 'CCAS', 'quotient familial'],
      hosting: hostedBy('salines'),
      pricing: 'public',
      prices: [recurring(0.08, 'inhabitant-year'), exit(0, 'fixed')],
      channels: [{ channel: 'below-threshold' }],
      references: [cited('Ville de Fontclaire', 'Service social')],
    }),
    facts: [...OFFICE, 'usagers', 'demarche', 'decision_individuelle', 'finances'],
    rounds: [
      round(-310, {
        quality: 6.6,
        proof: PROOF.someChecks,
        say: {
          'INT-02': {
            planned: t.day(-96),
            justification:
              'FranceConnect annoncé pour la rentrée ; le raccordement attend l’habilitation de trois communes.',
          },
          'ACC-03': { planned: t.day(-10) },
          'SEC-10': {
            level: 'tiers-12-mois',
            fields: {
              date_test: t.day(-400),
              constats_traites: true,
              prestataire: 'Herse & Associés',
            },
            proof: 'documented',
          },
        },
      }),
    ],
    events: [
      {
        on: -10,
        kind: 'expired',
        criterion: 'ACC-03',
        summary: 'Audit d’accessibilité prévu, date dépassée : la réponse compte comme un non.',
      },
    ],
  },
  {
    slug: 'quintefeuille-dossier',
    vendor: 'quintefeuille-sante',
    since: -540,
    listing: make({
      name: 'Quintefeuille Dossier usager',
      summary:
        'Dossier de la personne accueillie pour les établissements sociaux et médico-sociaux.',
      text: [
        'Projet personnalisé, transmissions, planning, circuit du médicament : l’équipe écrit une fois, chacun lit ce qui le concerne.',
        'L’hébergement est certifié pour toutes les activités utilisées, sauvegarde comprise. L’exercice de reprise a lieu chaque printemps, de nuit, avec les équipes de nuit.',
      ],
      site: 'quintefeuille',
      domains: ['SAN'],
      audiences: ['hospital', 'department', 'local-establishment'],
      deployments: ['saas-dedicated', 'mobile'],
      tags: ['DUI', 'médico-social', 'EHPAD', 'HDS', 'Ségur', 'INS', 'projet personnalisé'],
      hosting: hostedBy('salines', {
        qualifications: [
          held('HDS', 'service', t.month(22), `${t.year(-1)}-HDS-377`),
          held('ISO27001', 'service', t.month(22)),
        ],
      }),
      pricing: 'on-request',
      prices: [recurring(null, 'volume', 'Par place installée'), entry(null, 'fixed')],
      channels: [
        { channel: 'resah', reference: 'Dossier usager, lot 2', until: t.month(17) },
        { channel: 'uniha', reference: 'Segment SI', until: t.month(6) },
        { channel: 'caih', until: t.month(-5) },
      ],
      references: [
        confirmed(
          'Centre hospitalier intercommunal des Deux-Rives',
          'Six résidences',
          t.year(-4),
          t.day(-55),
        ),
      ],
      sinceYear: t.year(-7),
    }),
    facts: [...OFFICE, 'sante', 'archives', 'ia'],
    rounds: [
      round(
        -230,
        {
          quality: 9.1,
          themes: { LIB: 3, ECO: 5 },
          proof: PROOF.someAudit,
          say: {
            'HEB-03': { level: 'page-publique', proof: 'certified' },
            'SEC-01': { level: 'iso-27001-solution', proof: 'certified' },
            'ACH-06': {
              level: 'signale',
              proof: 'audited',
              verdict: {
                outcome: 'adjusted',
                value: 10000,
                finding:
                  'La fiche existe et la fonction se coupe : l’éditeur pouvait répondre mieux.',
              },
            },
            'QOS-05': {
              level: 'exercice',
              fields: { exercice_annuel: true, rto_heures: 2, rpo_heures: 0.25 },
              proof: 'audited',
            },
          },
        },
        { audit: { by: AUDITORS.verdelet, on: -160 } },
      ),
    ],
    events: [
      {
        on: -160,
        kind: 'audited',
        criterion: 'QOS-05',
        summary: 'Exercice de reprise suivi de nuit par l’auditeur.',
      },
    ],
  },
  {
    slug: 'teleconsult-ardelle',
    vendor: 'quintefeuille-sante',
    since: -340,
    listing: make({
      name: 'Téléconsult’ Ardelle',
      summary: 'Téléconsultation et télé-expertise depuis un cabinet, une pharmacie ou une mairie.',
      text: [
        'La salle d’attente virtuelle, l’examen assisté et l’ordonnance tiennent dans un seul écran.',
        'Le certificat de l’hébergeur est arrivé à échéance ; son renouvellement est annoncé, il n’est pas encore prouvé.',
      ],
      site: 'teleconsult-ardelle',
      domains: ['SAN'],
      audiences: ['hospital', 'town-under-3500', 'department'],
      deployments: ['saas-shared', 'mobile'],
      tags: ['téléconsultation', 'télésanté', 'télé-expertise'],
      hosting: hostedBy('salines', {
        qualifications: [
          held('HDS', 'service', t.month(-1)),
          { code: 'HDS', scope: 'service', state: 'in-progress' },
        ],
      }),
      pricing: 'public',
      prices: [recurring(79, 'agent-month', 'Par praticien')],
      channels: [{ channel: 'resah', reference: 'Télésanté', until: t.month(-3) }],
      references: [cited('Centre hospitalier de Valgrand', 'Télé-expertise')],
    }),
    facts: [...OFFICE, 'sante', 'usagers'],
    rounds: [
      round(-250, {
        quality: 7.8,
        proof: PROOF.checks,
        say: {
          'HEB-03': {
            level: 'activites-couvertes',
            fields: { page_publique: false, fin_certificat: t.month(-1) },
            proof: 'certified',
            lapsed: 31,
            cap: { on: -14, value: 3000, reason: 'Certificat échu sans renouvellement prouvé.' },
          },
        },
      }),
    ],
    disputes: [
      {
        criterion: 'HEB-03',
        by: 'agathe-lormeau',
        opened: -29,
        statement:
          'Le certificat HDS joint à la réponse a pris fin le mois dernier et le registre de l’Agence du numérique en santé n’en porte pas d’autre au nom de l’hébergeur.',
        subject: 'Le certificat HDS joint à la réponse est échu, selon un acheteur.',
        asked: -28,
        reply: {
          on: -21,
          text: 'L’audit de renouvellement a eu lieu. Nous joindrons le nouveau certificat dès sa délivrance.',
        },
        decision: {
          on: -14,
          outcome: 'upheld',
          reason:
            'Le certificat est échu et l’éditeur ne prouve pas encore son renouvellement : la réponse ne peut valoir que l’engagement écrit.',
          cap: 3000,
        },
      },
    ],
    events: [
      {
        on: -31,
        kind: 'expired',
        criterion: 'HEB-03',
        summary: 'Certificat HDS arrivé à échéance.',
      },
      {
        on: -14,
        kind: 'contested',
        criterion: 'HEB-03',
        summary: 'Contestation retenue : la réponse est plafonnée jusqu’à correction.',
      },
    ],
  },
];
