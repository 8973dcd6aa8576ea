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
  TERRITORIES,
  TOWNS,
} from '../make.ts';
import { LABELLER_NAMES } from '../people/bodies.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';
import { AGENTS } from './usual-facts.ts';

export const planning = (t: Clock): SolutionSeed[] => [
  {
    slug: 'trait-de-plume-urbanisme',
    vendor: 'plans-et-parcelles',
    since: -450,
    listing: make({
      name: 'Trait de plume',
      summary: 'Dépôt et instruction des autorisations d’urbanisme, de la demande à la conformité.',
      text: [
        'Le demandeur dépose en ligne, l’instructeur consulte les services, le maire signe. Les délais se calculent seuls, prorogations et pièces manquantes comprises.',
        'Le cadastre, le règlement et les servitudes s’affichent sur la même carte.',
      ],
      site: 'trait-de-plume',
      domains: ['URB'],
      audiences: LOCAL,
      deployments: ['saas-shared', 'on-premise'],
      tags: ['permis de construire', 'ADS', 'PLAT’AU', 'DIA', 'cadastre', 'urbanisme'],
      hosting: hostedBy('rhone', {
        qualifications: [held('ISO27001', 'infrastructure', t.month(5))],
      }),
      pricing: 'public',
      prices: [
        recurring(0.5, 'inhabitant-year'),
        entry(2600, 'fixed'),
        exit(350, 'fixed', 'Restitution assistée'),
      ],
      channels: [
        { channel: 'regional', reference: 'Lot urbanisme', until: t.month(12) },
        { channel: 'ugap', until: t.month(20) },
      ],
      references: [
        confirmed(
          'Pays de Combelle agglomération',
          'Service instructeur, 34 communes',
          t.year(-4),
          t.day(-75),
        ),
      ],
    }),
    facts: [
      ...AGENTS,
      'produit_documents',
      'usagers',
      'demarche',
      'decision_individuelle',
      'archives',
      'actes',
      'donnees_publiques',
    ],
    rounds: [
      round(-220, {
        quality: 7.7,
        themes: { ACC: 5, INT: 8.8 },
        proof: PROOF.checks,
        say: {
          'INT-05': { level: 'une', proof: 'checked' },
          'SEC-06': {
            level: 'oui',
            proof: 'checked',
            modified: -18,
            justification:
              'Séparation par base depuis la version d’automne ; l’essai d’étanchéité a été refait.',
          },
        },
      }),
    ],
    events: [
      {
        on: -18,
        kind: 'modified',
        criterion: 'SEC-06',
        summary: 'Réponse sur le cloisonnement modifiée ; le contrôle précédent ne la couvre plus.',
      },
    ],
  },
  {
    slug: 'parcelle-et-moi',
    vendor: 'plans-et-parcelles',
    since: -160,
    listing: make({
      name: 'Parcelle et moi',
      summary:
        'Règles d’urbanisme d’une parcelle expliquées en une page, pour l’habitant et pour l’accueil.',
      text: [
        'L’habitant clique sur sa parcelle et lit ce qui est permis, ce qui demande une autorisation et à qui écrire.',
        'Les textes sont générés à partir du règlement numérisé, relus par l’instructeur avant publication.',
      ],
      site: 'parcelle-et-moi',
      domains: ['URB', 'GEO'],
      audiences: LOCAL,
      deployments: ['saas-shared'],
      tags: ['PLU', 'PLUi', 'parcelle', 'Géoportail de l’urbanisme'],
      hosting: hostedBy('rhone'),
      pricing: 'public',
      prices: [recurring(900, 'fixed-year'), exit(0, 'fixed')],
      channels: [{ channel: 'innovation', reference: 'Première acquisition' }],
      references: [cited('Ville de Rochebrune-les-Saules', 'Accueil urbanisme')],
    }),
    facts: ['ihm_web', 'exposition_reseau', 'ia', 'donnees_publiques'],
    rounds: [
      round(-158, {
        quality: 7.2,
        themes: { ACC: 8.6 },
        proof: PROOF.someChecks,
        say: {
          'ACH-08': {
            level: 'oui',
            proof: 'checked',
            check: {
              finding:
                'Courrier de la ville : appels à l’accueil en baisse d’un tiers en six mois.',
            },
          },
        },
      }),
    ],
  },
  {
    slug: 'carte-sur-table',
    vendor: 'fileuse-de-donnees',
    since: -390,
    listing: make({
      name: 'Carte sur table',
      summary:
        'Cartographie partagée : couches métiers, relevés de terrain et publication ouverte.',
      text: [
        'Chaque service garde ses couches et choisit ce qu’il partage. Les relevés se font sur le terrain, même sans réseau.',
        'Les données publiables partent au format ouvert, avec leurs métadonnées.',
      ],
      site: 'carte-sur-table',
      repository: 'fileuse/carte-sur-table',
      domains: ['GEO', 'DAT'],
      audiences: TERRITORIES,
      deployments: ['own-host', 'saas-shared', 'mobile'],
      tags: ['SIG', 'cartographie', 'INSPIRE', 'couches', 'relevé'],
      alternativeTo: ['ArcGIS Online'],
      licence: spdx('GPL-3.0-or-later'),
      hosting: hostedBy('eskerra'),
      pricing: 'public',
      prices: [recurring(3600, 'fixed-year'), entry(1800, 'fixed'), exit(0, 'fixed')],
      channels: [
        { channel: 'ugap', until: t.month(8) },
        { channel: 'adullact', until: t.month(13) },
      ],
      references: [
        confirmed(
          'Communauté d’agglomération du Grand Estréval',
          'Observatoire du territoire',
          t.year(-3),
          t.day(-145),
        ),
      ],
    }),
    facts: [...AGENTS, 'donnees_publiques', 'dev_specifique'],
    rounds: [
      round(
        -260,
        {
          quality: 8.5,
          themes: { LIB: 10, INT: 9.5 },
          proof: PROOF.mostlyAudited,
          say: {
            'SEC-02': { level: 'de-34-a-41', proof: 'declared' },
            'SEC-12': { level: 'partiel', proof: 'documented' },
            'SEC-01': { level: 'iso-27001-partielle', proof: 'certified' },
          },
        },
        { audit: { by: LABELLER_NAMES.verif, on: -240 } },
      ),
    ],
    events: [{ on: -240, kind: 'audited', summary: 'Audit clos par Vérif Éthique.' }],
  },
  {
    slug: 'adresse-vive',
    vendor: 'vezere-numerique',
    since: -290,
    listing: make({
      name: 'Adresse vive',
      summary: 'Aide les communes à nommer, numéroter et publier leurs adresses.',
      text: [
        'Un agent du centre de gestion accompagne la commune rue par rue. Les adresses validées sont publiées au format de la base nationale le soir même.',
      ],
      site: 'adresse-vive',
      repository: 'vezere/adresse-vive',
      domains: ['GEO'],
      audiences: TOWNS,
      deployments: ['public-operator'],
      tags: ['BAL', 'adresse', 'BAN', 'adressage'],
      licence: spdx('ISC'),
      hosting: hostedBy('segala'),
      pricing: 'public',
      prices: [recurring(150, 'fixed-year')],
      channels: [{ channel: 'public-agreement', until: t.month(33) }],
      references: [
        confirmed('Commune de Bréville-aux-Ormes', '312 adresses', t.year(-1), t.day(-9)),
      ],
    }),
    facts: [...AGENTS, 'donnees_publiques'],
    rounds: [round(-100, { quality: 7.6, proof: PROOF.allChecked, themes: { LIB: 8.5 } })],
  },
];
