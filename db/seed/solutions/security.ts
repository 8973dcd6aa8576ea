import type { Clock } from '../clock.ts';
import type { SolutionSeed } from '../model.ts';
import {
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
import { AUDITORS, LABELLER_NAMES } from '../people/bodies.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';
import { AGENTS } from './usual-facts.ts';

export const security = (t: Clock): SolutionSeed[] => [
  {
    slug: 'veille-de-loire',
    vendor: 'veilleurs-de-loire',
    since: -370,
    listing: make({
      name: 'Veille de Loire',
      summary:
        'Détection et réponse aux attaques, jour et nuit, pour les collectivités et les hôpitaux.',
      text: [
        'Une équipe de vingt analystes surveille vos postes et vos serveurs, vous appelle par votre nom et coupe ce qu’il faut couper.',
        'Les journaux restent en France. Chaque alerte fermée garde sa raison, relisible par le client.',
      ],
      site: 'veille-de-loire',
      domains: ['CYB'],
      audiences: [...TERRITORIES, 'hospital', 'local-establishment'],
      deployments: ['saas-dedicated', 'hybrid'],
      tags: ['SOC', 'EDR', 'détection', 'réponse à incident', 'MDR'],
      hosting: hostedBy('rempart', { qualifications: [held('ISO27001', 'service', t.month(23))] }),
      pricing: 'on-request',
      prices: [recurring(null, 'volume', 'Par poste')],
      channels: [
        { channel: 'ugap', reference: 'Cybersécurité 77-700', until: t.month(18) },
        { channel: 'caih', until: t.month(9) },
      ],
      references: [
        confirmed('Centre hospitalier de Valgrand', '1 900 postes', t.year(-2), t.day(-64)),
      ],
    }),
    facts: [...AGENTS, 'produit_securite', 'ia'],
    rounds: [
      round(
        -250,
        {
          quality: 8.7,
          themes: { SEC: 9.8, ACC: 4, ECO: 3 },
          proof: PROOF.someAudit,
          say: {
            'SEC-01': { level: 'iso-27001-solution', proof: 'certified' },
            'SEC-13': { level: 'aucun' },
          },
        },
        { audit: { by: LABELLER_NAMES.verif, on: -190 } },
      ),
    ],
    events: [
      { on: -190, kind: 'audited', summary: 'Audit clos par Vérif Éthique, thème sécurité.' },
    ],
  },
  {
    slug: 'trousseau',
    vendor: 'veilleurs-de-loire',
    since: -290,
    listing: make({
      name: 'Trousseau',
      summary:
        'Annuaire, connexion unique et second facteur des agents, avec arrivée et départ automatiques.',
      text: [
        'Trousseau crée les comptes à l’arrivée d’un agent et les ferme le soir de son départ. La connexion unique parle OpenID Connect, SAML et ProConnect.',
        'La version proposée a une certification de sécurité de premier niveau.',
      ],
      site: 'trousseau',
      repository: 'veilleurs/trousseau',
      domains: ['CYB'],
      audiences: [...TERRITORIES, ...STATE, 'hospital', 'education-research'],
      deployments: ['on-premise', 'own-host', 'saas-dedicated'],
      tags: ['IAM', 'SSO', 'SCIM', 'ProConnect', 'CSPN', 'annuaire'],
      alternativeTo: ['Okta', 'Microsoft Entra ID'],
      licence: spdx(
        'AGPL-3.0-or-later',
        'Cœur et connecteurs standards ; console de supervision fermée',
      ),
      hosting: hostedBy('rempart'),
      pricing: 'public',
      prices: [recurring(1.6, 'agent-month'), entry(4000, 'fixed'), exit(0, 'fixed')],
      channels: [
        { channel: 'ugap', until: t.month(18) },
        { channel: 'resah', until: t.month(8) },
      ],
      references: [
        confirmed('Université de Combelle', '38 000 comptes', t.year(-2), t.day(-52)),
        confirmed('Département de la Haute-Ternes', '3 200 comptes', t.year(-1), t.day(-8)),
      ],
    }),
    facts: [...AGENTS, 'produit_securite'],
    earlier: {
      on: -290,
      listing: { licence: spdx('AGPL-3.0-or-later'), tags: ['IAM', 'SSO', 'SCIM', 'annuaire'] },
      change: 'Licence précisée : la console de supervision est fermée.',
      changedOn: -176,
    },
    rounds: [
      round(
        -180,
        {
          quality: 9,
          themes: { SEC: 9.7, ECO: 5 },
          proof: PROOF.someAudit,
          say: {
            'SEC-13': { level: 'cspn', proof: 'certified' },
            'INT-04': { level: 'oui', proof: 'audited' },
          },
        },
        { audit: { by: AUDITORS.marouvin, on: -105 } },
      ),
    ],
    events: [
      {
        on: -170,
        kind: 'certified',
        criterion: 'SEC-13',
        summary: 'Certification de premier niveau retrouvée sur la liste de l’émetteur.',
      },
    ],
  },
  {
    slug: 'vigie-des-sauvegardes',
    vendor: 'ardoise-integration',
    status: 'submitted',
    since: -2,
    listing: make({
      name: 'Vigie des sauvegardes',
      summary: 'Vérifie chaque nuit que les sauvegardes se restaurent vraiment.',
      text: ['Vigie restaure un échantillon chaque nuit et écrit ce qu’elle n’a pas su relire.'],
      site: 'vigie-sauvegardes',
      domains: ['CYB', 'INF'],
      audiences: TERRITORIES,
      deployments: ['on-premise'],
      tags: ['sauvegarde', 'restauration'],
      pricing: 'public',
      prices: [recurring(900, 'fixed-year')],
    }),
    facts: ['exposition_reseau', 'ihm_web', 'comptes', 'agents', 'dcp', 'produit_securite'],
    rounds: [{ status: 'attested', attested: -2, profile: { quality: 7.5, proof: PROOF.papers } }],
  },
  {
    slug: 'sceau-de-brume',
    vendor: 'veilleurs-de-loire',
    status: 'in_review',
    since: -4,
    listing: make({
      name: 'Sceau de brume',
      summary: 'Chiffrement des fichiers d’un service, avec clés détenues par le service.',
      text: [
        'Sceau de brume chiffre à l’enregistrement et déchiffre à l’ouverture, sans mot de passe à retenir.',
      ],
      site: 'sceau-de-brume',
      domains: ['CYB'],
      audiences: STATE,
      deployments: ['desktop'],
      tags: ['chiffrement', 'fichiers'],
      pricing: 'on-request',
    }),
    facts: ['produit_securite', 'exposition_reseau'],
  },
];
