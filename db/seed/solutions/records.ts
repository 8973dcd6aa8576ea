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
  STATE,
  TERRITORIES,
} from '../make.ts';
import { AUDITORS } from '../people/bodies.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';
import { OFFICE } from './usual-facts.ts';

export const records = (t: Clock): SolutionSeed[] => [
  {
    slug: 'chrono-courrier',
    vendor: 'encre-et-pixel',
    since: -280,
    listing: make({
      name: 'Chrono Courrier',
      summary:
        'Enregistre, distribue et suit le courrier entrant, papier ou électronique, jusqu’à la réponse.',
      text: [
        'Chrono enregistre une lettre en quatre champs, la distribue, compte les jours et prévient avant l’échéance. Les réponses types se relisent à plusieurs.',
        'Les courriels de la boîte générique suivent le même chemin que les enveloppes.',
      ],
      site: 'chrono-courrier',
      domains: ['GED'],
      audiences: [...LOCAL, 'state', 'hospital'],
      deployments: ['saas-shared', 'on-premise'],
      tags: ['courrier', 'GEC', 'numérisation', 'délai de réponse', 'SVA'],
      hosting: hostedBy('armor'),
      pricing: 'public',
      prices: [
        recurring(1500, 'fixed-year', 'Jusqu’à 50 agents'),
        entry(800, 'fixed'),
        exit(200, 'fixed', 'Extraction assistée'),
      ],
      channels: [{ channel: 'ugap', reference: 'Gestion du courrier 77-099', until: t.month(4) }],
      references: [
        confirmed('Préfecture de la Haute-Ternes', 'Bureau du courrier', t.year(-2), t.day(-77)),
        confirmed('Ville de Fontclaire', 'Cabinet et services', t.year(-3), t.day(-290)),
      ],
    }),
    facts: [...OFFICE, 'archives', 'ia'],
    rounds: [
      round(-85, {
        quality: 7.9,
        proof: PROOF.allChecked,
        themes: { LIB: 4 },
        say: {
          'ACH-06': {
            level: 'fiche',
            proof: 'checked',
            check: {
              finding:
                'Fiche lue : tri automatique des courriers, désactivable, modèle exécuté chez l’hébergeur.',
            },
          },
        },
      }),
    ],
  },
  {
    slug: 'casier',
    vendor: 'theodule-informatique',
    since: -500,
    listing: make({
      name: 'Casier',
      summary: 'Un dossier partagé, rangé comme une armoire de mairie, avec une clé par agent.',
      text: ['Classement.'],
      site: 'casier',
      domains: ['GED'],
      audiences: ['town-under-3500'],
      deployments: ['on-premise'],
      tags: ['GED'],
      pricing: 'unknown',
    }),
    facts: ['exposition_reseau', 'dcp', 'comptes', 'agents', 'ihm_web'],
    rounds: [round(-30, { quality: 2.2, proof: PROOF.word })],
  },
  {
    slug: 'coffre-de-beauce',
    vendor: 'bastion-de-garonne',
    since: -650,
    listing: make({
      name: 'Coffre de Beauce',
      summary:
        'Système d’archivage électronique à valeur probante, mutualisable entre services d’archives.',
      text: [
        'Le Coffre reçoit les versements au format SEDA, contrôle les empreintes, conserve trois copies sur deux sites et rend compte à l’archiviste de ce qu’il a fait, chaque nuit.',
        'Les éliminations se préparent, se visent et se prouvent. La réversibilité a été jouée deux fois, chez deux clients.',
      ],
      site: 'coffre-de-beauce',
      domains: ['ARC'],
      audiences: [...TERRITORIES, ...STATE, 'hospital'],
      deployments: ['saas-shared', 'on-premise'],
      tags: ['SAE', 'SEDA', 'NF Z42-013', 'archivage', 'valeur probante', 'versement'],
      hosting: hostedBy('beauce', {
        qualifications: [
          { code: 'SecNumCloud', scope: 'infrastructure', state: 'held', until: t.month(16) },
          held('ISO27001', 'service', t.month(7)),
        ],
      }),
      pricing: 'public',
      prices: [
        recurring(690, 'volume', 'Par téraoctet et par an'),
        entry(3200, 'fixed', 'Profils de versement'),
        exit(0, 'fixed'),
      ],
      channels: [
        { channel: 'canut', reference: 'Lot archivage', until: t.month(19) },
        { channel: 'ugap', reference: '77-451', until: t.month(12) },
      ],
      references: [
        confirmed(
          'Département de la Haute-Ternes',
          'Archives départementales',
          t.year(-6),
          t.day(-118),
        ),
        confirmed('Métropole de Valdraine', 'Service des archives', t.year(-2), t.day(-20)),
      ],
      sinceYear: t.year(-8),
    }),
    facts: [...OFFICE, 'archives', 'sensible_art31'],
    rounds: [
      round(
        -345,
        {
          quality: 9.4,
          themes: { ACC: 7, ECO: 6.4 },
          proof: PROOF.mostlyAudited,
          proofs: { ECO: PROOF.papers, LIB: [4, 0, 2, 4] },
          say: {
            'HEB-02': {
              proof: 'certified',
              justification:
                'Le service repose sur une infrastructure qualifiée ; la qualification du service lui-même est demandée.',
            },
            'INT-07': {
              level: 'oui',
              proof: 'certified',
              evidence: [
                {
                  type: 'CERT',
                  title: 'Certificat NF 461, système d’archivage électronique',
                  url: 'nf-461.pdf',
                  datedOn: t.day(-420),
                  endsOn: t.month(11),
                  issuer: 'Bureau Tannerel Certification',
                },
              ],
            },
            'SEC-01': { level: 'iso-27001-solution', proof: 'certified' },
          },
        },
        { audit: { by: AUDITORS.verdelet, on: -330 } },
      ),
    ],
    events: [
      {
        on: -330,
        kind: 'audited',
        summary: 'Audit clos par Verdelet Évaluation : presque toutes les réponses examinées.',
      },
    ],
  },
  {
    slug: 'strates',
    vendor: 'lutrin',
    since: -60,
    listing: make({
      name: 'Strates',
      summary: 'Récolement, inventaire et salle de lecture des services d’archives.',
      text: [
        'Strates décrit les fonds, prépare les communications en salle et publie les instruments de recherche.',
        'Le code est publié mais sa licence interdit l’usage commercial : elle ne compte pas comme libre.',
      ],
      site: 'strates',
      repository: 'lutrin/strates',
      domains: ['ARC', 'CUL'],
      audiences: ['department', 'town-over-50000', 'education-research'],
      deployments: ['own-host', 'saas-shared'],
      tags: ['EAD', 'récolement', 'salle de lecture', 'fonds'],
      licence: { kind: 'spdx', spdx: 'PolyForm-Noncommercial-1.0.0' },
      hosting: hostedBy('rhone'),
      pricing: 'public',
      prices: [recurring(1100, 'fixed-year')],
      references: [cited('Ville de Castelnau-d’Orbe', 'Archives municipales')],
    }),
    facts: [...OFFICE, 'archives', 'donnees_publiques', 'usagers'],
    rounds: [round(-61, { quality: 6.8, proof: PROOF.papers })],
  },
];
