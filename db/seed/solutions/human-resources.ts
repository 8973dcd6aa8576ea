import type { Clock } from '../clock.ts';
import type { SolutionSeed } from '../model.ts';
import {
  cited,
  confirmed,
  entry,
  exit,
  held,
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

export const humanResources = (t: Clock): SolutionSeed[] => [
  {
    slug: 'bulletin-bleu-paie',
    vendor: 'bulletin-bleu',
    since: -610,
    listing: make({
      name: 'Bulletin Bleu Paie',
      summary:
        'Paie et carrière des agents territoriaux et hospitaliers, de l’arrêté au bulletin et à la DSN.',
      text: [
        'Bulletin Bleu calcule la paie de cent mille agents chaque mois. Les règles du statut sont suivies par une équipe de huit gestionnaires, qui publient leur note de lecture à chaque décret.',
        'Le dossier de l’agent se consulte en ligne ; l’arrêté se rédige, se signe et s’archive sans impression.',
      ],
      site: 'bulletin-bleu',
      domains: ['RHP'],
      audiences: [...TERRITORIES, 'hospital', 'local-establishment'],
      deployments: ['saas-shared', 'saas-dedicated'],
      tags: ['paie', 'SIRH', 'DSN', 'carrière', 'RIFSEEP', 'bulletin'],
      hosting: hostedBy('rempart', { qualifications: [held('ISO27001', 'service', t.month(12))] }),
      pricing: 'public',
      prices: [
        recurring(3.9, 'agent-month', 'Paie et carrière'),
        entry(4500, 'fixed', 'Reprise d’une année de paie'),
        exit(0, 'fixed'),
      ],
      channels: [
        { channel: 'ugap', reference: 'SIRH 77-118', until: t.month(10) },
        { channel: 'sipperec', reference: 'Bouquet RH', until: t.month(26) },
      ],
      references: [
        confirmed('Département de la Haute-Ternes', '3 200 agents', t.year(-5), t.day(-66)),
        confirmed('Ville d’Estréval', '1 100 agents', t.year(-4), t.day(-180)),
      ],
      sinceYear: t.year(-12),
    }),
    facts: [...OFFICE, 'finances', 'archives', 'decision_individuelle'],
    rounds: [
      round(
        -240,
        {
          quality: 8.4,
          themes: { SEC: 8.8, RGP: 9.2, LIB: 2.5, ECO: 4 },
          proof: PROOF.someAudit,
          say: {
            'SEC-01': { level: 'iso-27001-solution', proof: 'certified' },
            'RGP-05': {
              level: 'oui',
              proof: 'audited',
              verdict: {
                outcome: 'adjusted',
                value: 5000,
                finding: 'La purge existe, mais les pièces jointes des dossiers clos y échappent.',
              },
            },
          },
        },
        { audit: { by: AUDITORS.marouvin, on: -150 } },
      ),
    ],
    events: [
      {
        on: -150,
        kind: 'audited',
        summary: 'Audit clos par le Cabinet Marouvin : 21 réponses confirmées, une ajustée.',
      },
    ],
  },
  {
    slug: 'larkmoor-people',
    vendor: 'larkmoor-systems',
    since: -110,
    listing: make({
      name: 'Larkmoor People',
      summary:
        'Talent, time and payroll suite : suite de gestion des talents et des temps, en ligne.',
      text: [
        'Larkmoor People couvre recrutement, entretiens, temps et planification. L’interface existe en onze langues, dont le français.',
        'Le service est exploité depuis les États-Unis, avec une copie en Irlande. L’éditeur répond au référentiel avec franchise : ses notes d’hébergement s’en ressentent.',
      ],
      site: 'larkmoor-people',
      domains: ['RHP'],
      audiences: ['operator', 'education-research', 'region'],
      deployments: ['saas-shared', 'mobile'],
      tags: ['talents', 'temps', 'recrutement', 'SIRH'],
      hosting: hostedBy('larkmoor', { qualifications: [held('ISO27001', 'service', t.month(20))] }),
      pricing: 'quote',
      prices: [recurring(null, 'agent-month')],
      references: [cited('École d’ingénieurs de Valdraine', 'Entretiens annuels')],
    }),
    facts: [...OFFICE, 'ia'],
    rounds: [
      round(-112, {
        quality: 7.5,
        themes: { HEB: 3, SEC: 9.4, ACC: 8 },
        proof: PROOF.checks,
        say: {
          'HEB-05': { level: 'non' },
          'SEC-01': { level: 'iso-27001-solution', proof: 'certified' },
          'ACH-06': {
            level: 'declare',
            proof: 'documented',
            justification:
              'La liste des usages est remise au client ; le classement par le règlement européen est en cours.',
          },
        },
      }),
    ],
  },
  {
    slug: 'preau',
    vendor: 'savoirs-ouverts',
    since: -420,
    listing: make({
      name: 'Préau',
      summary:
        'Plateforme de formation en ligne des agents, libre, avec un parcours d’accueil prêt à l’emploi.',
      text: [
        'Préau propose des parcours courts, des classes virtuelles et un carnet de compétences. Le parcours d’accueil du nouvel agent est livré rempli et se corrige à la main.',
        'Les contenus produits par une administration se partagent avec les autres sous licence ouverte.',
      ],
      site: 'preau',
      repository: 'savoirs-ouverts/preau',
      domains: ['FOR', 'ESR'],
      audiences: [...STATE, 'local-establishment', 'education-research', 'department'],
      deployments: ['own-host', 'saas-shared'],
      tags: ['LMS', 'SCORM', 'e-learning', 'parcours', 'compétences'],
      alternativeTo: ['Cornerstone Learning'],
      licence: spdx('GPL-3.0-or-later'),
      hosting: hostedBy('eskerra'),
      pricing: 'public',
      prices: [recurring(2.5, 'agent-year'), entry(0, 'fixed'), exit(0, 'fixed')],
      channels: [{ channel: 'amue', reference: 'Bouquet pédagogie', until: t.month(14) }],
      references: [
        confirmed('Université de Combelle', 'Formation des personnels', t.year(-2), t.day(-22)),
      ],
    }),
    facts: [...OFFICE],
    rounds: [
      round(
        -160,
        {
          quality: 7.8,
          themes: { ACC: 9.6, LIB: 10, SEC: 6 },
          proof: PROOF.someAudit,
          say: {
            'ACC-01': {
              level: 'total',
              proof: 'audited',
              verdict: {
                outcome: 'confirmed',
                finding: 'Cent six critères relus sur dix-huit pages, 100 % respectés.',
              },
            },
            'SEC-01': { level: 'politique-et-responsable' },
            'INT-01': { level: 'complete', proof: 'checked' },
          },
        },
        { audit: { by: AUDITORS.preuves, on: -100 } },
      ),
    ],
  },
  {
    slug: 'semainier-des-competences',
    vendor: 'savoirs-ouverts',
    status: 'withdrawn',
    since: -64,
    reason: 'Retirée par l’éditeur : la fonction est désormais comprise dans Préau.',
    listing: make({
      name: 'Semainier des compétences',
      summary: 'Entretiens et plan de formation, une page par semaine.',
      text: [
        'Le Semainier rappelait chaque lundi les entretiens à mener et les formations à confirmer.',
      ],
      site: 'semainier',
      domains: ['FOR'],
      audiences: ['local-establishment'],
      deployments: ['saas-shared'],
      tags: ['plan de formation'],
      hosting: hostedBy('eskerra'),
      pricing: 'free',
    }),
    facts: [...OFFICE],
    rounds: [round(-200, { quality: 6, proof: PROOF.papers }, { status: 'withdrawn' })],
    events: [
      {
        on: -64,
        kind: 'withdrawn',
        summary: 'Fiche retirée par son éditeur : fonction reprise dans Préau.',
      },
    ],
  },
];
