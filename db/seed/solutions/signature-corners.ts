import type { Clock } from '../clock.ts';
import type { Say, SolutionSeed } from '../model.ts';
import { confirmed, entry, LOCAL, make, recurring, spdx } from '../make.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';
import { SIGNING } from './usual-facts.ts';

export const signatureCorners = (t: Clock): SolutionSeed[] => [
  {
    slug: 'calamo',
    vendor: 'calame-et-filles',
    since: -900,
    listing: make({
      name: 'Calamo',
      summary: 'Parapheur de poste de travail pour petites mairies, fonctionne hors connexion.',
      text: [
        'Calamo s’installe sur le poste de la secrétaire de mairie et sur celui du maire. Une clé de stockage ou un dossier partagé suffit pour faire passer les documents de l’un à l’autre.',
        'Aucun serveur, aucun abonnement : une licence perpétuelle et une mise à jour par an, envoyée par la poste si on la demande.',
      ],
      site: 'calamo',
      domains: ['SIG'],
      audiences: ['town-under-3500'],
      deployments: ['desktop'],
      tags: ['parapheur', 'hors connexion', 'poste de travail', 'petite commune'],
      pricing: 'public',
      prices: [
        entry(390, 'perpetual', 'Deux postes'),
        recurring(60, 'fixed-year', 'Mise à jour, facultative'),
      ],
      channels: [{ channel: 'below-threshold' }],
      references: [
        confirmed('Commune de Marsanne-la-Vieille', 'Mairie, deux agents', t.year(-7), t.day(-600)),
      ],
      sinceYear: t.year(-9),
    }),
    facts: ['produit_documents', 'dcp', 'archives'],
    rounds: [
      round(
        -510,
        { quality: 8.2, proof: PROOF.someChecks, proofs: { LIB: PROOF.word } },
        { status: 'expired' },
      ),
    ],
    events: [
      {
        on: -53,
        kind: 'expired',
        summary:
          'Évaluation expirée : attestée depuis plus de quinze mois, ses notes quittent le tri.',
      },
      {
        on: -5,
        kind: 'expired',
        criterion: 'SEC-02',
        summary: 'Décompte des mesures d’hygiène de plus d’un an.',
      },
    ],
  },
  {
    slug: 'pisart',
    vendor: 'gip-haute-vallee',
    since: -150,
    listing: make({
      name: 'Plateforme d’instruction et de signature des actes réglementaires des territoires (PISART)',
      summary:
        'Rédaction, visa, signature et publication des actes, de la commune à l’intercommunalité.',
      text: [
        'PISART couvre la vie d’un acte : modèle, rédaction à plusieurs, visa juridique, signature, transmission et publication. Les communes membres partagent leurs modèles et leurs relecteurs.',
        'Le groupement développe le cœur en code ouvert et garde fermé, pour l’instant, le module de télétransmission, dont les droits appartiennent encore à son ancien prestataire.',
      ],
      site: 'pisart',
      repository: 'gip-haute-vallee/pisart',
      domains: ['SIG', 'ASM'],
      audiences: LOCAL,
      deployments: ['saas-dedicated'],
      tags: ['actes réglementaires', 'signature', 'publication', 'délibération'],
      licence: spdx('MPL-2.0', 'Cœur et modèles ; module de télétransmission fermé'),
      hosting: hostedBy('eskerra'),
      pricing: 'on-request',
      prices: [recurring(null, 'inhabitant-year', 'Barème voté chaque année par les membres')],
      channels: [
        {
          channel: 'public-agreement',
          reference: 'Convention constitutive du groupement',
          until: t.month(30),
          beneficiaries: 'Membres et partenaires',
        },
      ],
      references: [
        confirmed(
          'Communauté de communes des Quatre-Vallons',
          'Quinze communes',
          t.year(-1),
          t.day(-60),
        ),
      ],
    }),
    facts: [...SIGNING, 'donnees_publiques'],
    rounds: [
      round(-150, {
        quality: 6.6,
        proof: [4, 4, 2, 0],
        say: Object.fromEntries<Say>([
          ...['RGP-02', 'RGP-04', 'RGP-05', 'RGP-06', 'RGP-09', 'RGP-10', 'INT-07'].map(
            (id): [string, Say] => [id, { toConfirm: true }],
          ),
          ...['LIB-05', 'LIB-04'].map((id): [string, Say] => [id, { unanswered: true }]),
        ]),
      }),
    ],
  },
  {
    slug: 'scelle-libre',
    status: 'unclaimed',
    since: -3,
    source: {
      name: 'Fichier publiccode.yml du dépôt',
      id: 'demo:scelle-libre',
      url: 'https://forge.example/scelle/scelle-libre',
      importedOn: -3,
    },
    listing: make({
      name: 'Scellé libre',
      summary: 'Bibliothèque et service de signature de documents PDF.',
      text: [
        'Bibliothèque et service de signature de documents PDF, utilisables en ligne de commande ou par une interface de programmation.',
      ],
      repository: 'scelle/scelle-libre',
      domains: ['SIG'],
      audiences: ['state', 'intermunicipal'],
      deployments: ['own-host', 'on-premise'],
      tags: ['PDF', 'PAdES', 'signature', 'bibliothèque'],
      licence: spdx('Apache-2.0'),
      pricing: 'free',
    }),
    facts: [],
    events: [
      {
        on: -3,
        kind: 'imported',
        summary: 'Fiche importée du dépôt public ; elle attend d’être revendiquée.',
      },
    ],
  },
];
