import type { Clock } from '../clock.ts';
import type { SolutionSeed } from '../model.ts';
import { confirmed, entry, exit, LOCAL, make, recurring, spdx, TERRITORIES } from '../make.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';
import { AGENTS } from './usual-facts.ts';

export const webAndSteering = (t: Clock): SolutionSeed[] => [
  {
    slug: 'facade',
    vendor: 'encre-et-pixel',
    since: -350,
    listing: make({
      name: 'Façade',
      summary: 'Sites publics légers et accessibles, avec contributeurs débutants.',
      text: [
        'Façade publie des pages qui pèsent moins qu’une photo. Le rédacteur ne peut ni oublier un texte de remplacement, ni choisir un gris trop pâle.',
        'Les sites se génèrent et se servent sans base de données ouverte sur l’extérieur.',
      ],
      site: 'facade',
      repository: 'encre-et-pixel/facade',
      domains: ['WEB'],
      audiences: [...LOCAL, 'local-establishment', 'hospital'],
      deployments: ['saas-shared', 'own-host'],
      tags: ['CMS', 'site internet', 'RGAA', 'écoconception'],
      alternativeTo: ['Squarespace'],
      licence: spdx('MIT'),
      hosting: hostedBy('armor'),
      pricing: 'public',
      prices: [
        recurring(690, 'fixed-year'),
        entry(2400, 'fixed', 'Reprise du site existant'),
        exit(0, 'fixed'),
      ],
      channels: [{ channel: 'below-threshold' }, { channel: 'regional', until: t.month(7) }],
      references: [
        confirmed('Commune de Sainte-Croix-du-Buis', 'Site communal', t.year(-1), t.day(-17)),
        confirmed('Ville de Pont-sur-Ardelle', 'Site et agenda', t.year(-2), t.day(-240)),
      ],
    }),
    facts: ['ihm_web', 'exposition_reseau', 'comptes', 'agents', 'dcp', 'donnees_publiques'],
    rounds: [
      round(-66, {
        quality: 8.2,
        themes: { ACC: 10, ECO: 10, LIB: 10, INT: 5.5 },
        proof: PROOF.allChecked,
        say: {
          'ECO-04': {
            level: 'jusqu-a-800',
            fields: { poids_ko: 168, requetes: 9 },
            proof: 'checked',
            check: { finding: '168 Ko et 9 requêtes à la première visite.' },
          },
        },
      }),
    ],
    events: [
      {
        on: -4,
        kind: 'checked',
        criterion: 'ECO-04',
        summary: '168 Ko mesurés à la première visite, budget publié.',
      },
    ],
  },
  {
    slug: 'lettre-d-ici',
    vendor: 'ruche-des-mairies',
    since: -140,
    listing: make({
      name: 'La Lettre d’ici',
      summary:
        'Lettre d’information municipale, par courriel et sur papier, à partir du même texte.',
      text: [
        'On écrit une fois, la mise en page papier et le courriel en découlent. Pas de pixel espion : le nombre de lecteurs se compte à la fête du village.',
      ],
      site: 'lettre-d-ici',
      domains: ['WEB'],
      audiences: ['town-under-3500'],
      deployments: ['desktop'],
      tags: ['lettre d’information', 'bulletin municipal', 'courriel'],
      pricing: 'free',
      prices: [entry(0, 'fixed')],
      channels: [{ channel: 'below-threshold' }],
    }),
    facts: ['produit_documents', 'dcp'],
    rounds: [round(-139, { quality: 6.4, proof: PROOF.papers })],
  },
  {
    slug: 'fil-rouge',
    vendor: 'segala-numerique',
    since: -260,
    listing: make({
      name: 'Fil rouge',
      summary:
        'Plan de mandat, projets et décisions, suivis par les directions et lisibles par les élus.',
      text: [
        'Fil rouge relie un engagement à ses projets, à ses crédits et à son échéance. Une page par projet, un dessin par an.',
      ],
      site: 'fil-rouge',
      domains: ['PRO'],
      audiences: TERRITORIES,
      deployments: ['public-operator'],
      tags: ['plan de mandat', 'gestion de projet', 'pilotage', 'tableau de bord'],
      licence: { kind: 'unknown' },
      hosting: hostedBy('segala'),
      pricing: 'public',
      prices: [recurring(0.04, 'inhabitant-year'), exit(0, 'fixed')],
      channels: [{ channel: 'public-agreement', until: t.month(22) }],
      references: [
        confirmed(
          'Communauté de communes des Quatre-Vallons',
          'Direction générale',
          t.year(-1),
          t.day(-84),
        ),
      ],
    }),
    facts: [...AGENTS],
    rounds: [round(-160, { quality: 7, proof: PROOF.someChecks })],
  },
  {
    slug: 'cap-des-services',
    vendor: 'grandes-ecluses',
    since: -20,
    listing: make({
      name: 'Cap des services',
      summary: 'Contrôle interne, risques et plans d’action, sans tableur caché.',
      text: [
        'Cap remplace les quarante tableurs du contrôle interne par une seule carte des risques, que chaque direction tient à jour.',
      ],
      site: 'cap-des-services',
      domains: ['PRO'],
      audiences: ['operator', 'region', 'hospital'],
      deployments: ['saas-shared'],
      tags: ['contrôle interne', 'risques', 'audit interne'],
      hosting: hostedBy('rhone'),
      pricing: 'on-request',
      prices: [recurring(null, 'agent-year')],
    }),
    facts: [...AGENTS],
    rounds: [
      {
        status: 'draft',
        attested: null,
        profile: {
          quality: 6,
          proof: PROOF.papers,
          say: Object.fromEntries(
            ['ACC-01', 'ACC-03', 'SEC-10', 'QOS-05'].map((id) => [
              id,
              { unanswered: true as const },
            ]),
          ),
        },
      },
    ],
  },
];
