import type { Clock } from '../clock.ts';
import type { SolutionSeed } from '../model.ts';
import { confirmed, entry, exit, LOCAL, make, recurring, SMALL_TOWNS } from '../make.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';

export const assemblies = (t: Clock): SolutionSeed[] => [
  {
    slug: 'seance-tenante',
    vendor: 'lutrin',
    since: -240,
    listing: make({
      name: 'Séance tenante',
      summary: 'Convocations, délibérations et votes des assemblées, sur tablette ou sur papier.',
      text: [
        'Séance tenante convoque les élus, distribue les rapports, compte les votes et prépare le procès-verbal. Les élus sans tablette reçoivent les mêmes pièces sur papier.',
        'La diffusion en direct passe par le prestataire de votre choix.',
      ],
      site: 'seance-tenante',
      domains: ['ASM'],
      audiences: [...LOCAL, 'department'],
      deployments: ['saas-shared', 'mobile'],
      tags: ['délibération', 'convocation', 'conseil municipal', '@CTES', 'procès-verbal'],
      hosting: hostedBy('rhone'),
      pricing: 'public',
      prices: [recurring(1450, 'fixed-year'), entry(400, 'fixed'), exit(0, 'fixed')],
      channels: [
        { channel: 'regional', reference: 'Lot assemblées', until: t.month(6) },
        { channel: 'below-threshold' },
      ],
      references: [
        confirmed(
          'Communauté d’agglomération du Grand Estréval',
          '54 élus',
          t.year(-2),
          t.day(-33),
        ),
      ],
    }),
    facts: [
      'ihm_web',
      'exposition_reseau',
      'produit_documents',
      'comptes',
      'agents',
      'dcp',
      'actes',
      'archives',
    ],
    rounds: [
      round(-140, {
        quality: 7.5,
        themes: { ACC: 4.5 },
        proof: PROOF.checks,
        say: { 'ACC-05': { level: 'partiel', proof: 'checked' } },
      }),
    ],
  },
  {
    slug: 'plateforme-mutualisee-des-assemblees',
    vendor: 'gip-haute-vallee',
    since: -75,
    listing: make({
      name: 'Plateforme mutualisée de préparation, de convocation, de tenue et de suivi des séances des assemblées délibérantes des collectivités de montagne et de leurs groupements',
      summary:
        'Organise les séances des conseils de montagne, y compris quand le col est fermé et que le débit manque.',
      text: [
        'La plateforme réunit convocations, pouvoirs, rapports et comptes rendus. Elle fonctionne hors connexion et se synchronise au retour dans la vallée.',
        'Son nom figure en entier dans la convention : le groupement n’a pas souhaité l’abréger.',
      ],
      site: 'assemblees-de-montagne',
      domains: ['ASM'],
      audiences: SMALL_TOWNS,
      deployments: ['public-operator', 'mobile'],
      tags: ['assemblées', 'montagne', 'hors connexion'],
      licence: { kind: 'to-verify', raw: 'Licence du groupement, inspirée de la CeCILL' },
      hosting: hostedBy('eskerra'),
      pricing: 'free',
      prices: [recurring(0, 'fixed-year')],
      channels: [{ channel: 'public-agreement', until: t.month(24) }],
    }),
    facts: ['ihm_web', 'exposition_reseau', 'comptes', 'agents', 'dcp', 'actes'],
    rounds: [
      round(-74, {
        quality: 5.5,
        themes: { ECO: 9.5 },
        proof: PROOF.someChecks,
        say: {
          'ECO-03': {
            level: 'bas-debit',
            proof: 'checked',
            check: {
              finding: 'Parcours de vote achevé hors connexion, puis synchronisé à 512 kbit/s.',
            },
          },
        },
      }),
    ],
  },
];
