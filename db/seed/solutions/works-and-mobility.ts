import type { Clock } from '../clock.ts';
import type { SolutionSeed } from '../model.ts';
import { cited, confirmed, exit, LARGE_TOWNS, LOCAL, make, recurring } from '../make.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';
import { AGENTS } from './usual-facts.ts';

export const worksAndMobility = (t: Clock): SolutionSeed[] => [
  {
    slug: 'ondine-reseaux',
    vendor: 'ondine-et-reseaux',
    since: -700,
    listing: make({
      name: 'Ondine Réseaux',
      summary: 'Patrimoine, fuites et interventions sur les réseaux d’eau et d’assainissement.',
      text: [
        'Ondine croise les relevés de compteurs et les débits de nuit pour localiser une fuite à la rue près.',
        'Les capteurs parlent à un concentrateur installé chez l’exploitant ; rien ne dépend d’un opérateur unique.',
      ],
      site: 'ondine-reseaux',
      domains: ['PAT'],
      audiences: ['local-establishment', 'intermunicipal', 'delegatee'],
      deployments: ['hybrid', 'mobile'],
      tags: ['eau potable', 'assainissement', 'télérelève', 'GMAO', 'fuite'],
      hosting: hostedBy('eskerra'),
      pricing: 'quote',
      prices: [recurring(null, 'volume')],
      channels: [
        { channel: 'group-order', reference: 'Groupement des syndicats d’eau', until: t.month(4) },
      ],
      references: [
        confirmed('Syndicat des eaux du Haut-Ternant', '410 km de réseau', t.year(-3), t.day(-230)),
      ],
    }),
    facts: [...AGENTS, 'produit_documents', 'donnees_publiques', 'ia'],
    rounds: [
      round(-170, {
        quality: 6.8,
        themes: { SEC: 7.8, ECO: 8 },
        proof: PROOF.someChecks,
        say: {
          'LIB-05': {
            na: 'pending',
            justification:
              'Les mesures de débit appartiennent au syndicat et touchent à la sécurité du réseau : rien n’en est publiable.',
          },
        },
      }),
    ],
  },
  {
    slug: 'lampadaire',
    vendor: 'ondine-et-reseaux',
    since: -55,
    listing: make({
      name: 'Lampadaire',
      summary: 'Inventaire, pannes et extinction nocturne de l’éclairage public.',
      text: [
        'Chaque point lumineux a sa fiche. L’extinction se programme rue par rue et se raconte aux habitants.',
      ],
      site: 'lampadaire',
      domains: ['PAT'],
      audiences: LOCAL,
      deployments: ['saas-shared'],
      tags: ['éclairage public', 'énergie', 'extinction', 'GMAO'],
      hosting: hostedBy('eskerra', { logs: [], recovery: [] }),
      pricing: 'public',
      prices: [recurring(0.6, 'volume', 'Par point lumineux et par an'), exit(0, 'fixed')],
      channels: [{ channel: 'below-threshold' }],
    }),
    facts: [...AGENTS, 'donnees_publiques'],
    rounds: [round(-54, { quality: 6.2, proof: PROOF.papers })],
  },
  {
    slug: 'autan-stationnement',
    vendor: 'chemins-d-autan',
    since: -310,
    listing: make({
      name: 'Autan Stationnement',
      summary: 'Abonnements, contrôle et forfait post-stationnement, recours compris.',
      text: [
        'Du ticket au recours, chaque étape est écrite et opposable. L’agent de contrôle voit le strict nécessaire, et pas le nom.',
        'Les flux financiers partent vers la trésorerie ; les recours s’instruisent dans l’outil.',
      ],
      site: 'autan-stationnement',
      domains: ['MOB'],
      audiences: LARGE_TOWNS,
      deployments: ['saas-dedicated', 'mobile'],
      tags: ['FPS', 'stationnement', 'RAPO', 'abonnement résident'],
      hosting: hostedBy('rempart', { foreignControl: 'subcontractor-no-access' }),
      pricing: 'on-request',
      prices: [recurring(null, 'act')],
      channels: [{ channel: 'ugap', reference: 'Mobilité 77-611', until: t.month(-1) }],
      references: [confirmed('Ville d’Estréval', '4 200 places', t.year(-2), t.day(-160))],
    }),
    facts: [
      ...AGENTS,
      'produit_documents',
      'usagers',
      'demarche',
      'decision_individuelle',
      'finances',
    ],
    rounds: [
      round(-190, {
        quality: 7.4,
        themes: { ACC: 3.6 },
        proof: PROOF.checks,
        say: { 'RGP-04': { level: 'oui', proof: 'checked' } },
      }),
    ],
  },
  {
    slug: 'a-quai',
    vendor: 'chemins-d-autan',
    since: -80,
    listing: make({
      name: 'À quai',
      summary: 'Transport à la demande et transport scolaire : inscriptions, tournées, retards.',
      text: [
        'Les familles inscrivent un enfant et savent où est le car. Le conducteur garde les deux mains sur le volant : l’outil parle.',
      ],
      site: 'a-quai',
      domains: ['MOB', 'ENF'],
      audiences: ['region', 'intermunicipal', 'delegatee'],
      deployments: ['saas-shared', 'mobile'],
      tags: ['transport scolaire', 'TAD', 'tournées'],
      hosting: hostedBy('armor'),
      pricing: 'on-request',
      prices: [recurring(null, 'volume')],
      references: [cited('Communauté de communes des Quatre-Vallons', 'Trois lignes')],
    }),
    facts: [...AGENTS, 'usagers', 'demarche', 'donnees_publiques'],
    rounds: [
      round(-79, {
        quality: 6.7,
        proof: PROOF.someChecks,
        say: { 'ACC-05': { level: 'oui', proof: 'checked' } },
      }),
    ],
  },
];
