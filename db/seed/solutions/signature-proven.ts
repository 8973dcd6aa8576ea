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
  SMALL_TOWNS,
  spdx,
} from '../make.ts';
import { AUDITORS, LABELLER_NAMES } from '../people/bodies.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';
import { PARAFIL_SAYS } from './parafil.ts';
import { SIGNING } from './usual-facts.ts';

export const signatureProven = (t: Clock): SolutionSeed[] => [
  {
    slug: 'parafil',
    vendor: 'atelier-corvisy',
    since: -262,
    listing: make({
      name: 'Parafil',
      summary:
        'Parapheur électronique et circuits de visa pour les collectivités, avec télétransmission des actes au contrôle de légalité.',
      text: [
        'Parafil fait circuler un document de son rédacteur à son signataire : visa, correction, délégation en cas d’absence, signature au bureau ou en déplacement. Le circuit se dessine à la souris et se modifie sans l’éditeur.',
        'Une fois signé, l’acte part au contrôle de légalité et revient avec son accusé de réception. Le dossier complet, preuve de signature comprise, se verse ensuite dans le système d’archivage de la collectivité.',
        'La solution s’installe chez vous ou s’utilise en ligne. La reprise des circuits existants et la formation d’un référent sont comprises dans les coûts d’entrée.',
      ],
      site: 'parafil',
      domains: ['SIG', 'ASM'],
      audiences: [...LOCAL, 'local-establishment', 'hospital'],
      deployments: ['saas-shared', 'on-premise'],
      tags: [
        'parapheur',
        'i-parapheur',
        'visa',
        'signature électronique',
        'télétransmission',
        '@CTES',
        'eIDAS',
      ],
      hosting: hostedBy('armor', {
        foreignControl: 'subcontractor-no-access',
        qualifications: [held('ISO27001', 'service', t.month(10), `${t.year(-2)}-1187`)],
      }),
      pricing: 'public',
      prices: [
        recurring(1.2, 'agent-month', 'Assistance et mises à jour comprises'),
        entry(900, 'fixed', 'Reprise des circuits et formation d’un référent'),
        exit(0, 'fixed', 'Export complet en autonomie'),
      ],
      channels: [
        {
          channel: 'regional',
          reference: 'Centrale d’achat régionale, accord-cadre DEM-24-118',
          lot: 'Lot 3',
          until: t.month(13),
          beneficiaries: 'Communes, intercommunalités et établissements adhérents',
        },
        { channel: 'below-threshold', beneficiaries: 'Communes de moins de 200 agents' },
      ],
      references: [
        confirmed(
          'Commune de Saint-Aubin-des-Prés',
          'Tous les services, 140 agents',
          t.year(-4),
          t.day(-320),
        ),
        confirmed(
          'Pays de Combelle agglomération',
          'Finances et assemblées',
          t.year(-3),
          t.day(-253),
        ),
        confirmed(
          'Centre hospitalier de Valgrand',
          'Direction générale, 60 agents',
          t.year(-1),
          t.day(-51),
        ),
        cited('Ville de Fontclaire', 'Secrétariat général', t.year(-2)),
      ],
      sinceYear: t.year(-6),
    }),
    facts: [...SIGNING],
    earlier: {
      on: -263,
      listing: { pricing: 'on-request', prices: [recurring(1.1, 'agent-month')] },
      change: 'Grille tarifaire rendue publique, coûts d’entrée et de sortie ajoutés.',
      changedOn: -70,
    },
    rounds: [
      round(
        -264,
        {
          quality: 8.8,
          themes: { ACC: 8.7, SEC: 9, ECO: 7, RGP: 9.6, LIB: 6.5, INT: 9.2, QOS: 9.6, ACH: 9 },
          proof: PROOF.someAudit,
          proofs: {
            ACC: [0, 0, 2, 8],
            HEB: [0, 1, 3, 6],
            LIB: [1, 1, 8, 0],
            ECO: [2, 1, 3, 4],
            RGP: [1, 1, 3, 6],
            QOS: [1, 2, 2, 5],
          },
          say: PARAFIL_SAYS(t),
        },
        { audit: { by: AUDITORS.verdelet, on: -178 } },
      ),
    ],
    disputes: [
      {
        criterion: 'LIB-04',
        by: 'agathe-lormeau',
        opened: -14,
        statement:
          'Nous avons demandé l’export de nos circuits de visa : le fichier reçu ne contient que les documents, pas l’ordre des visas ni les délégations. Rien dans la documentation ne les décrit.',
        subject: 'L’export des circuits de visa n’est pas documenté, selon un acheteur.',
        asked: -9,
      },
      {
        criterion: 'QOS-07',
        by: 'bruno-castellan',
        opened: -124,
        statement:
          'Deux de nos demandes de juin ont attendu plus de quatre heures une première réponse, alors que la fiche annonce une heure ouvrée.',
        subject: 'Délai de réponse de l’assistance contesté par une commune.',
        asked: -120,
        reply: {
          on: -110,
          by: 'louane-prigent',
          text: 'Les deux demandes sont arrivées un samedi : la première heure ouvrée est celle du lundi, où nous avons répondu en 22 et 35 minutes. Le relevé de l’année est joint à la réponse.',
        },
        decision: {
          on: -95,
          outcome: 'dismissed',
          reason:
            'Le relevé de l’assistance montre une réponse dans l’heure ouvrée pour les deux demandes citées.',
        },
      },
      {
        field: 'prices',
        by: 'bruno-castellan',
        opened: -3,
        statement:
          'Le devis que nous avons reçu ce mois-ci compte 1,90 € par agent et par mois, contre 1,20 € dans la fiche. Nous tenons ce devis à votre disposition.',
      },
      {
        criterion: 'ACC-01',
        by: 'gael-lebihan',
        opened: -6,
        statement:
          'La page de connexion garde un piège au clavier dans la fenêtre d’aide : on ne peut plus en sortir sans la souris. La déclaration ne le dit pas.',
        subject:
          'Un utilisateur signale un piège au clavier que la déclaration d’accessibilité ne cite pas.',
      },
      {
        by: 'gael-lebihan',
        opened: -34,
        statement:
          'Ce logiciel est beaucoup moins bien que celui que nous avions avant, tout le monde le dit dans le service.',
        decision: {
          on: -31,
          outcome: 'inadmissible',
          reason:
            'Le signalement ne dit pas ce qui est faux dans la fiche : une préférence ne se vérifie pas. Signalez une réponse ou un champ précis.',
        },
      },
    ],
    events: [
      {
        on: -262,
        kind: 'attested',
        summary: 'Première attestation de Parafil, signée par Hélène Corvisy.',
      },
      {
        on: -255,
        kind: 'certified',
        criterion: 'SEC-01',
        summary: 'Certificat ISO/IEC 27001 retrouvé au registre de son émetteur.',
      },
      { on: -178, kind: 'audited', summary: 'Audit clos par Verdelet Évaluation, sans label.' },
      {
        on: -80,
        kind: 'expired',
        criterion: 'SEC-11',
        summary: 'Nomenclature des composants arrivée à échéance : la réponse redevient déclarée.',
      },
      {
        on: -49,
        kind: 'modified',
        criterion: 'SEC-05',
        summary: 'Réponse sur l’authentification modifiée depuis l’audit.',
      },
      { on: -20, kind: 'audited', summary: 'Nouvel audit ouvert par Vérif Éthique.' },
      {
        on: -9,
        kind: 'contested',
        criterion: 'LIB-04',
        summary:
          'La réponse sur les formats ouverts : contestation ouverte. L’export des circuits de visa n’est pas documenté, selon un acheteur.',
      },
    ],
  },
  {
    slug: 'brenne-parapheur',
    vendor: 'val-de-brenne',
    since: -300,
    listing: make({
      name: 'Brenne Parapheur',
      summary:
        'Service de visa et de signature électronique mutualisé entre communes adhérentes d’un syndicat mixte.',
      text: [
        'Le syndicat exploite lui-même le service pour ses quarante-deux communes et le propose par convention à d’autres collectivités. Un agent du syndicat forme chaque mairie sur place, puis répond au téléphone.',
        'Le code repose sur des composants libres publiés par le syndicat. La cotisation dépend du nombre d’habitants et comprend les certificats de signature des maires et des adjoints.',
      ],
      site: 'brenne-parapheur',
      repository: 'val-de-brenne/parapheur',
      domains: ['SIG'],
      audiences: [...SMALL_TOWNS, 'intermunicipal', 'local-establishment'],
      deployments: ['public-operator'],
      tags: ['parapheur', 'mutualisation', 'syndicat mixte', 'certificat RGS'],
      licence: spdx('EUPL-1.2'),
      hosting: hostedBy('segala', { host: 'Val de Brenne numérique' }),
      pricing: 'public',
      prices: [
        recurring(0.35, 'inhabitant-year', 'Certificats de signature compris'),
        entry(0, 'fixed', 'Formation sur place comprise'),
      ],
      channels: [
        {
          channel: 'public-agreement',
          reference: 'Convention de coopération entre personnes publiques',
          until: t.month(20),
          beneficiaries: 'Collectivités du bassin',
        },
        { channel: 'group-order', reference: 'Groupement de commandes GC-42', until: t.month(-2) },
      ],
      references: [
        confirmed('Commune de Villers-la-Combe', 'Mairie, 12 agents', t.year(-4), t.day(-210)),
        confirmed('Commune de Sainte-Croix-du-Buis', 'Mairie, 8 agents', t.year(-2), t.day(-90)),
      ],
      sinceYear: t.year(-5),
    }),
    facts: [...SIGNING],
    earlier: {
      on: -300,
      listing: {
        prices: [
          recurring(0.3, 'inhabitant-year', 'Certificats de signature compris'),
          entry(0, 'fixed', 'Formation sur place comprise'),
        ],
      },
      change: 'Cotisation votée par le comité syndical pour la nouvelle année.',
      changedOn: -120,
    },
    rounds: [
      round(
        -310,
        {
          quality: 7.8,
          themes: { HEB: 9.8, LIB: 9 },
          proof: PROOF.mostlyAudited,
          proofs: { HEB: [0, 0, 0, 10] },
          say: {
            'SEC-01': { level: 'politique-et-responsable', proof: 'declared' },
            'ACH-08': { proof: 'documented' },
            'INT-07': {
              level: 'oui',
              proof: 'certified',
              evidence: [
                {
                  type: 'CERT',
                  title: 'Certificat NF 461 de l’outil de versement',
                  url: 'certificat-nf-461.pdf',
                  datedOn: t.day(-520),
                  endsOn: t.month(15),
                  issuer: 'Bureau Tannerel Certification',
                },
              ],
            },
            'QOS-05': {
              level: 'durees',
              fields: { exercice_annuel: false, rto_heures: 8, rpo_heures: 24 },
              modified: -49,
              proof: 'audited',
              justification:
                'Le plan engage sur huit heures d’arrêt et un jour de données ; l’exercice annuel reprend l’an prochain.',
            },
            'QOS-04': {
              level: 'restauree',
              proof: 'audited',
              verdict: {
                outcome: 'confirmed',
                finding:
                  'Sauvegarde de la veille restaurée devant l’auditeur en une heure quarante.',
              },
            },
            'ACC-04': {
              level: 'partiel',
              proof: 'audited',
              verdict: {
                outcome: 'adjusted',
                value: 10000,
                finding:
                  'L’éditeur se juge sévèrement : les cinq parcours aboutissent avec lecteur d’écran.',
              },
            },
          },
        },
        { audit: { by: LABELLER_NAMES.verif, on: -293 } },
      ),
    ],
    events: [
      {
        on: -293,
        kind: 'audited',
        summary: 'Audit clos par Vérif Éthique : presque toutes les réponses examinées.',
      },
      {
        on: -49,
        kind: 'modified',
        criterion: 'QOS-05',
        summary: 'Durées de reprise modifiées depuis l’audit.',
      },
      {
        on: -2,
        kind: 'audited',
        criterion: 'QOS-04',
        summary: 'Surveillance : sauvegardes restaurées devant l’auditeur.',
      },
    ],
  },
];
