import type { Clock } from '../clock.ts';
import type { SolutionSeed } from '../model.ts';
import {
  confirmed,
  entry,
  exit,
  held,
  inProgress,
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
import { AGENTS } from './usual-facts.ts';

export const data = (t: Clock): SolutionSeed[] => [
  {
    slug: 'fileuse-entrepot',
    vendor: 'fileuse-de-donnees',
    since: -330,
    listing: make({
      name: 'Fileuse Entrepôt',
      summary:
        'Entrepôt de données et tableaux de bord pour collectivités, avec catalogue et qualité.',
      text: [
        'L’entrepôt rassemble finances, ressources humaines, écoles et voirie. Chaque chiffre d’un tableau de bord renvoie à sa source et à sa date.',
        'Le catalogue des données se publie d’un clic sur la plateforme nationale.',
      ],
      site: 'fileuse-entrepot',
      repository: 'fileuse/entrepot',
      domains: ['DAT'],
      audiences: TERRITORIES,
      deployments: ['own-host', 'saas-dedicated'],
      tags: ['entrepôt de données', 'open data', 'tableau de bord', 'DCAT', 'BI'],
      alternativeTo: ['Microsoft Power BI'],
      licence: spdx('MPL-2.0 OR EUPL-1.2'),
      hosting: hostedBy('eskerra', {
        qualifications: [held('ISO27001', 'infrastructure', t.month(15))],
      }),
      pricing: 'public',
      prices: [recurring(7800, 'fixed-year'), entry(5500, 'fixed'), exit(0, 'fixed')],
      channels: [
        { channel: 'ugap', until: t.month(6) },
        { channel: 'canut', until: t.month(16) },
      ],
      references: [confirmed('Région Aquilon', 'Observatoire', t.year(-1), t.day(-93))],
    }),
    facts: [...AGENTS, 'donnees_publiques', 'dev_specifique'],
    rounds: [
      round(-175, { quality: 8.3, themes: { LIB: 10, INT: 9.6, ACC: 6 }, proof: PROOF.checks }),
    ],
  },
  {
    slug: 'tableau-noir',
    vendor: 'vezere-numerique',
    since: -500,
    listing: make({
      name: 'Tableau noir',
      summary: 'Indicateurs de service d’une petite collectivité, sur un écran, sans analyste.',
      text: [
        'Dix indicateurs choisis parmi cent, mis à jour chaque nuit. Le onzième est refusé avec politesse.',
      ],
      site: 'tableau-noir',
      domains: ['DAT'],
      audiences: ['town-3500-30000', 'intermunicipal'],
      deployments: ['saas-shared'],
      tags: ['indicateurs', 'tableau de bord'],
      hosting: hostedBy('segala'),
      pricing: 'public',
      prices: [recurring(240, 'fixed-year')],
    }),
    facts: ['ihm_web', 'exposition_reseau', 'comptes', 'agents', 'dcp'],
    rounds: [round(-488, { quality: 7, proof: PROOF.someChecks }, { status: 'expired' })],
    events: [
      {
        on: -31,
        kind: 'expired',
        summary: 'Évaluation expirée : attestée depuis plus de quinze mois.',
      },
    ],
  },
  {
    slug: 'brumaire-assistant',
    vendor: 'brumaire-intelligence',
    since: -155,
    listing: make({
      name: 'Brumaire Assistant',
      summary:
        'Assistant de rédaction et de recherche pour agents publics, exécuté en France, débrayable fonction par fonction.',
      text: [
        'L’assistant résume, reformule et cherche dans les documents du service. Il cite ses sources et se tait quand il n’en a pas.',
        'Chaque fonction a sa fiche : modèle, données, lieu d’exécution, consommation, limites. Le client coupe celles qu’il ne veut pas.',
      ],
      site: 'brumaire-assistant',
      domains: ['IAA'],
      audiences: [...STATE, ...TERRITORIES],
      deployments: ['saas-dedicated', 'on-premise'],
      tags: ['assistant', 'IA générative', 'résumé', 'RAG', 'AI Act'],
      alternativeTo: ['Microsoft 365 Copilot'],
      hosting: hostedBy('beauce', {
        qualifications: [inProgress('SecNumCloud'), held('ISO27001', 'service', t.month(9))],
      }),
      pricing: 'public',
      prices: [recurring(9, 'agent-month'), entry(2500, 'fixed'), exit(0, 'fixed')],
      channels: [
        { channel: 'innovation' },
        { channel: 'canut', reference: 'Lot IA', until: t.month(21) },
      ],
      references: [confirmed('Métropole de Valdraine', '300 agents', t.year(0), t.day(-30))],
    }),
    facts: [...AGENTS, 'ia', 'sensible_art31', 'produit_documents'],
    rounds: [
      round(
        -150,
        {
          quality: 8.4,
          themes: { ECO: 6 },
          proof: PROOF.someAudit,
          say: {
            'ACH-06': {
              level: 'fiche',
              proof: 'audited',
              verdict: {
                outcome: 'confirmed',
                finding:
                  'Douze fiches lues ; chaque fonction a été coupée devant l’auditeur sans bloquer les autres.',
              },
            },
            'HEB-02': {
              proof: 'documented',
              justification:
                'Le dossier de qualification du service est déposé ; aucune décision à ce jour.',
              evidence: [
                {
                  type: 'ATTS',
                  title: 'Récépissé de dépôt du dossier de qualification',
                  datedOn: t.day(-165),
                  visibility: 'on-request',
                },
              ],
            },
            'SEC-01': { level: 'iso-27001-solution', proof: 'certified' },
            'SEC-12': {
              level: 'oui',
              proof: 'audited',
              verdict: {
                outcome: 'refuted',
                finding:
                  'Les risques résiduels annoncés au sommaire sont absents du dossier remis.',
              },
              corrected: -12,
              check: {
                on: -11,
                finding: 'Nouveau dossier lu : risques résiduels présents, correction acceptée.',
              },
            },
          },
        },
        { audit: { by: AUDITORS.marouvin, on: -70 } },
      ),
    ],
    events: [
      {
        on: -70,
        kind: 'audited',
        criterion: 'ACH-06',
        summary: 'Fiches des fonctions d’IA confirmées par l’auditeur.',
      },
      {
        on: -11,
        kind: 'checked',
        criterion: 'SEC-12',
        summary: 'Correction acceptée après une réponse réfutée.',
      },
    ],
  },
  {
    slug: 'releve-lecteur',
    vendor: 'papeterie-du-forez',
    since: -95,
    listing: make({
      name: 'Relevé',
      summary:
        'Lit les factures, les actes anciens et les formulaires manuscrits, sur le poste de l’agent.',
      text: [
        'Relevé travaille sans réseau, sur un ordinateur ordinaire. Le modèle est petit, l’agent corrige, la correction sert au lot suivant.',
      ],
      site: 'releve',
      repository: 'papeterie-forez/releve',
      domains: ['IAA', 'GED'],
      audiences: [...LOCAL, 'department'],
      deployments: ['desktop'],
      tags: ['OCR', 'reconnaissance', 'manuscrit', 'LAD'],
      licence: spdx('Apache-2.0'),
      pricing: 'free',
      prices: [entry(0, 'fixed')],
      channels: [{ channel: 'below-threshold' }],
      references: [
        confirmed('Département de la Haute-Ternes', 'Registres paroissiaux', t.year(0), t.day(-26)),
      ],
    }),
    facts: ['ia', 'dcp', 'produit_documents', 'archives'],
    rounds: [
      round(
        -94,
        {
          quality: 7.8,
          themes: { LIB: 10 },
          proof: PROOF.checks,
          say: {
            'ACH-06': { level: 'fiche', proof: 'checked' },
            'SEC-10': {
              na: 'rejected-by-auditor',
              justification:
                'Le logiciel ne communique avec rien : un test d’intrusion n’aurait aucun objet sur un poste isolé.',
            },
          },
        },
        { audit: { by: AUDITORS.preuves, on: -40 } },
      ),
    ],
  },
];
