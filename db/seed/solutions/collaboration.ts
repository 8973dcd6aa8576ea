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
  STATE,
  TERRITORIES,
} from '../make.ts';
import { AUDITORS } from '../people/bodies.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';
import { AGENTS } from './usual-facts.ts';

export const collaboration = (t: Clock): SolutionSeed[] => [
  {
    slug: 'bastion-echanges',
    vendor: 'bastion-de-garonne',
    since: -270,
    listing: make({
      name: 'Bastion Échanges',
      summary:
        'Messagerie, fichiers et visioconférence de l’État dans un service qualifié SecNumCloud.',
      text: [
        'Bastion réunit courriel, dossiers partagés, réunions et édition à plusieurs. Les clés de chiffrement des dossiers sensibles restent chez le client.',
        'Le service lui-même est qualifié, et non la seule infrastructure : c’est ce que la loi demande pour les données d’une sensibilité particulière.',
        'Les agents se connectent par ProConnect, avec second facteur.',
      ],
      site: 'bastion-echanges',
      domains: ['COL'],
      audiences: STATE,
      deployments: ['saas-dedicated', 'desktop', 'mobile'],
      tags: ['messagerie', 'visioconférence', 'SecNumCloud', 'ProConnect', 'suite collaborative'],
      alternativeTo: ['Microsoft SharePoint', 'Google Workspace'],
      hosting: hostedBy('beauce', {
        qualifications: [
          held('SecNumCloud', 'service', t.month(27), 'Décision inventée n° 204'),
          held('ISO27001', 'service', t.month(13)),
          { code: 'DR', scope: 'service', state: 'in-progress' },
        ],
      }),
      pricing: 'public',
      prices: [
        recurring(11.5, 'agent-month'),
        entry(9000, 'fixed', 'Reprise des boîtes'),
        exit(0, 'fixed'),
      ],
      channels: [
        {
          channel: 'interministerial',
          reference: 'Accord-cadre suite collaborative',
          until: t.month(29),
        },
        { channel: 'ugap', reference: 'Nuage, lot 2', until: t.month(10) },
      ],
      references: [
        confirmed('Préfecture de la Haute-Ternes', '420 agents', t.year(-1), t.day(-24)),
        confirmed('Agence nationale des sentiers côtiers', '180 agents', t.year(-2), t.day(-101)),
      ],
    }),
    facts: [...AGENTS, 'produit_documents', 'sensible_art31', 'usage_dr'],
    rounds: [
      round(
        -215,
        {
          quality: 9.5,
          themes: { ECO: 7.5, LIB: 3.5 },
          proof: PROOF.someAudit,
          proofs: { HEB: [0, 0, 2, 8], SEC: [0, 1, 2, 7] },
          say: {
            'HEB-02': { proof: 'certified' },
            'SEC-01': { level: 'iso-27001-solution', proof: 'certified' },
            'SEC-04': { level: 'cles-du-client', proof: 'audited' },
            'INT-03': { level: 'production-complete', proof: 'audited' },
          },
        },
        { audit: { by: AUDITORS.marouvin, on: -145 } },
      ),
    ],
    events: [
      {
        on: -145,
        kind: 'audited',
        criterion: 'SEC-04',
        summary: 'Clés détenues par le client : constat fait sur place par l’auditeur.',
      },
      {
        on: -200,
        kind: 'certified',
        criterion: 'HEB-02',
        summary: 'Qualification SecNumCloud du service retrouvée sur la liste de l’émetteur.',
      },
    ],
  },
  {
    slug: 'larkmoor-workspace',
    vendor: 'larkmoor-systems',
    since: -115,
    listing: make({
      name: 'Larkmoor Workspace',
      summary:
        'Suite collaborative complète, exploitée depuis les États-Unis avec une copie en Irlande.',
      text: [
        'Courriel, documents, réunions et automatisations dans une seule suite, avec un assistant qui résume les échanges.',
        'L’éditeur est soumis au droit américain et le dit : la fiche l’affiche avant le prix.',
      ],
      site: 'larkmoor-workspace',
      domains: ['COL', 'IAA'],
      audiences: ['operator', 'education-research', 'region', ...LARGE_TOWNS],
      deployments: ['saas-shared', 'desktop', 'mobile'],
      tags: ['suite bureautique', 'visioconférence', 'assistant', 'cloud'],
      hosting: hostedBy('larkmoor', { qualifications: [held('ISO27001', 'service', t.month(20))] }),
      pricing: 'public',
      prices: [
        recurring(12.9, 'agent-month'),
        exit(1500, 'fixed', 'Transfert au-delà d’un téraoctet'),
      ],
      channels: [{ channel: 'ugap', reference: 'Multi-éditeurs', until: t.month(2) }],
      references: [cited('Université de Combelle', 'Étudiants')],
    }),
    facts: [...AGENTS, 'produit_documents', 'ia'],
    rounds: [
      round(-113, {
        quality: 8.6,
        themes: { HEB: 2, LIB: 1.5, RGP: 6.5 },
        proof: PROOF.checks,
        say: {
          'HEB-05': { level: 'non', proof: 'declared' },
          'SEC-01': { level: 'iso-27001-solution', proof: 'certified' },
          'RGP-08': {
            level: 'adequation',
            proof: 'documented',
            fields: { situation: 'adequation', pays: 'États-Unis, exploitation et assistance' },
          },
          'RGP-11': { level: 'partiel', proof: 'checked' },
        },
      }),
    ],
    disputes: [
      {
        criterion: 'RGP-08',
        by: 'bruno-castellan',
        opened: -9,
        statement:
          'La réponse ne parle que des États-Unis. Or l’assistance de nuit répond depuis Pune, d’après son message d’accueil : sur quoi repose ce transfert vers l’Inde ?',
        subject: 'Un acheteur demande sur quelle décision repose le transfert vers l’Inde.',
        asked: -4,
        reply: {
          on: -2,
          text: 'L’équipe de Pune ne voit aucune donnée : elle ouvre un ticket, que l’équipe européenne traite le matin. Nous précisons la réponse dans notre prochaine attestation.',
        },
      },
    ],
  },
  {
    slug: 'lindekaer-moede',
    vendor: 'lindekaer',
    since: -190,
    listing: make({
      name: 'Lindekær Møde',
      summary: 'Visioconférence sobre : audio d’abord, image si le réseau le permet.',
      text: [
        'Møde tient une réunion de vingt personnes sur une liaison de campagne. L’image s’éteint seule quand elle gêne la voix.',
        'Le logiciel s’installe chez l’hébergeur de votre choix ; le code est publié par l’éditeur danois.',
      ],
      site: 'moede',
      repository: 'lindekaer/moede',
      domains: ['COL'],
      audiences: [...TERRITORIES, 'hospital', 'education-research'],
      deployments: ['own-host', 'saas-shared'],
      tags: ['visioconférence', 'webconférence', 'bas débit'],
      alternativeTo: ['Zoom'],
      licence: spdx('Apache-2.0'),
      hosting: hostedBy('elbe', {
        host: 'Kvistmark Hosting',
        hostCountry: 'DK',
        production: ['DK'],
        logs: ['DK'],
        support: ['DK', 'FR'],
      }),
      pricing: 'public',
      prices: [recurring(1.9, 'agent-month'), exit(0, 'fixed')],
      channels: [{ channel: 'below-threshold' }],
    }),
    facts: [...AGENTS],
    rounds: [
      round(-188, {
        quality: 8,
        themes: { ECO: 9.4, LIB: 10 },
        proof: PROOF.someChecks,
        say: {
          'QOS-07': { level: 'courriel' },
          'HEB-05': {
            level: 'partiel',
            proof: 'documented',
            justification:
              'L’assistance est tenue depuis Aarhus ; le français y est parlé deux jours par semaine.',
          },
        },
      }),
    ],
  },
];
