import type { Clock } from '../clock.ts';
import type { SolutionSeed } from '../model.ts';
import {
  cited,
  confirmed,
  entry,
  held,
  LOCAL,
  make,
  recurring,
  spdx,
  TERRITORIES,
} from '../make.ts';
import { hostedBy } from '../people/hosts.ts';
import { PROOF, round } from '../profiles.ts';
import { SIGNING } from './usual-facts.ts';

export const signaturePlain = (t: Clock): SolutionSeed[] => [
  {
    slug: 'circuit-clair',
    vendor: 'communs-oise',
    since: -400,
    listing: make({
      name: 'Circuit Clair',
      summary:
        'Parapheur libre, conçu avec douze communes. Signature avancée par un prestataire de votre choix.',
      text: [
        'Circuit Clair est né d’un groupe de douze communes lasses de payer le même parapheur douze fois. Les circuits restent courts, les écrans tiennent sur un vieux poste, et chaque évolution est décidée en assemblée des utilisateurs.',
        'Le code est publié. Vous l’installez chez l’hébergeur de votre choix, ou vous confiez l’exploitation à la coopérative ; la signature passe par le prestataire de confiance que vous avez déjà.',
      ],
      site: 'circuit-clair',
      repository: 'communs-oise/circuit-clair',
      domains: ['SIG', 'ASM'],
      audiences: LOCAL,
      deployments: ['own-host', 'on-premise', 'saas-shared'],
      tags: ['parapheur', 'logiciel libre', 'signature avancée', 'visa', 'communs numériques'],
      licence: spdx('AGPL-3.0-or-later'),
      hosting: hostedBy('rhone'),
      pricing: 'free',
      prices: [
        recurring(0, 'fixed-year', 'Logiciel gratuit'),
        recurring(480, 'fixed-year', 'Hébergement par la coopérative, en option'),
        entry(1500, 'fixed', 'Installation et formation, deux jours'),
      ],
      channels: [
        { channel: 'adullact', reference: 'Service mutualisé des adhérents', until: t.month(9) },
        { channel: 'below-threshold' },
      ],
      references: [
        confirmed(
          'Commune de Chantemerle-sur-Ternes',
          'Secrétariat et finances, 35 agents',
          t.year(-2),
          t.day(-140),
        ),
        confirmed(
          'Communauté de communes du Haut-Ternant',
          'Service commun de douze communes',
          t.year(-3),
          t.day(-200),
        ),
      ],
      sinceYear: t.year(-3),
    }),
    facts: [...SIGNING, 'dev_specifique'],
    earlier: {
      on: -400,
      listing: {
        licence: spdx('GPL-3.0-or-later'),
        deployments: ['own-host', 'on-premise'],
        hosting: null,
        prices: [
          recurring(0, 'fixed-year', 'Logiciel gratuit'),
          entry(1500, 'fixed', 'Installation et formation, deux jours'),
        ],
      },
      between: [
        {
          listing: {
            licence: spdx('GPL-3.0-or-later'),
            prices: [
              recurring(0, 'fixed-year', 'Logiciel gratuit'),
              recurring(420, 'fixed-year', 'Hébergement par la coopérative, en option'),
              entry(1500, 'fixed', 'Installation et formation, deux jours'),
            ],
          },
          change: 'La coopérative propose d’héberger le service.',
          changedOn: -230,
        },
      ],
      change: 'Licence qui couvre aussi l’usage en ligne ; hébergement réévalué.',
      changedOn: -74,
    },
    rounds: [
      round(
        -400,
        { quality: 6, proof: PROOF.papers, themes: { LIB: 10 } },
        { status: 'superseded' },
      ),
      round(-75, {
        quality: 7.2,
        themes: { LIB: 10, ACC: 7.5, SEC: 7, QOS: 6.5, ECO: 8.4 },
        proof: PROOF.checks,
        proofs: { LIB: PROOF.allChecked, HEB: PROOF.allChecked },
        say: {
          'QOS-05': {
            level: 'ecrit',
            proof: 'declared',
            justification:
              'Le plan est écrit et partagé ; nous n’avons pas voulu promettre de durées que douze communes paieraient.',
          },
          'SEC-08': {
            fields: { engagement: true, jours: 7 },
            level: '7-jours',
            proof: 'checked',
            check: { finding: 'Trois avis publiés en douze mois, corrigés en 4, 5 et 6 jours.' },
          },
          'ACC-02': {
            level: 'complete',
            proof: 'documented',
            cap: {
              on: -12,
              value: 5000,
              reason: 'Déclaration qui ne couvre pas l’administration.',
            },
          },
        },
      }),
    ],
    disputes: [
      {
        criterion: 'ACC-02',
        by: 'agathe-lormeau',
        opened: -34,
        statement:
          'La déclaration d’accessibilité ne porte que sur les écrans de l’usager. Les écrans où l’on compose les circuits, que nos agents ouvrent tous les jours, n’ont pas été audités.',
        subject: 'La déclaration d’accessibilité ne couvrirait pas les écrans d’administration.',
        asked: -30,
        reply: {
          on: -24,
          by: 'bastien-laroque',
          text: 'C’est exact pour l’échantillon publié. Un second échantillon, avec les écrans d’administration, est en cours d’audit ; nous publierons les deux.',
        },
        decision: {
          on: -12,
          outcome: 'upheld',
          reason:
            'L’éditeur reconnaît que l’échantillon ne couvre pas les écrans d’administration : la réponse ne peut pas être complète.',
          cap: 5000,
        },
        appeal: {
          on: -5,
          by: 'bastien-laroque',
          reason:
            'Le référentiel demande un échantillon représentatif, pas tous les écrans. Le nôtre suit la méthode : les écrans d’administration ne sont ouverts que par deux personnes par commune.',
        },
      },
    ],
    events: [
      {
        on: -75,
        kind: 'attested',
        summary: 'Deuxième attestation de Circuit Clair ; la précédente est remplacée.',
      },
      {
        on: -12,
        kind: 'contested',
        criterion: 'ACC-02',
        summary:
          'Contestation sur la déclaration d’accessibilité retenue : la réponse compte pour 50 % au plus.',
      },
      {
        on: -3,
        kind: 'checked',
        criterion: 'LIB-02',
        summary: 'Licence AGPL-3.0-or-later lue dans le dépôt.',
      },
    ],
  },
  {
    slug: 'hermine-signature',
    vendor: 'hermine-logiciels',
    since: -350,
    listing: make({
      name: 'Hermine Signature',
      summary:
        'Signature qualifiée, cachet et parapheur, avec préparation des courriers par modèle.',
      text: [
        'Hermine Signature réunit le parapheur, la signature qualifiée et le cachet de l’organisme. Les courriers se préparent à partir de modèles, se relisent à plusieurs et partent signés, avec leur preuve.',
        'Le service existe en version partagée ou dédiée. Les établissements de santé y signent des comptes rendus : l’hébergement est certifié pour les activités qu’ils utilisent.',
      ],
      site: 'hermine-signature',
      domains: ['SIG', 'GED'],
      audiences: [...TERRITORIES, 'hospital', 'operator'],
      deployments: ['saas-shared', 'saas-dedicated'],
      tags: ['signature qualifiée', 'cachet', 'parapheur', 'eIDAS', 'HDS'],
      alternativeTo: ['Adobe Acrobat Sign', 'DocuSign eSignature'],
      hosting: hostedBy('salines', {
        qualifications: [
          held('HDS', 'service', t.month(19), `${t.year(-1)}-HDS-214`),
          held('ISO27001', 'infrastructure', t.month(6)),
        ],
      }),
      pricing: 'on-request',
      prices: [recurring(null, 'agent-month', 'Grille remise à tout acheteur public')],
      channels: [
        { channel: 'ugap', reference: 'Catalogue logiciels, offre 77-204', until: t.month(16) },
        { channel: 'resah', reference: 'Marché dématérialisation', until: t.month(7) },
      ],
      references: [
        confirmed(
          'Centre hospitalier intercommunal des Deux-Rives',
          'Comptes rendus et marchés, 900 agents',
          t.year(-2),
          t.day(-170),
        ),
        cited('Département de la Haute-Ternes', 'Arrêtés'),
      ],
      sinceYear: t.year(-4),
    }),
    facts: [...SIGNING, 'sante'],
    earlier: {
      on: -350,
      listing: {
        hosting: hostedBy('salines', {
          backups: ['DE'],
          qualifications: [held('ISO27001', 'infrastructure', t.month(6))],
        }),
      },
      change: 'Certificat HDS obtenu, sauvegardes rapatriées.',
      changedOn: -312,
    },
    rounds: [
      round(-310, {
        quality: 9.6,
        proof: PROOF.someChecks,
        proofs: { HEB: PROOF.checks },
        say: {
          'HEB-03': { level: 'activites-couvertes', proof: 'certified' },
          'HEB-04': { proof: 'documented' },
          'QOS-01': { level: 'autonomie', proof: 'checked', lapsed: 150 },
          'QOS-05': {
            level: 'exercice',
            fields: { exercice_annuel: true, rto_heures: 2, rpo_heures: 0.25 },
            proof: 'declared',
          },
          'SEC-08': {
            fields: { engagement: true, jours: 3 },
            level: '7-jours',
            proof: 'documented',
          },
          'RGP-07': {
            fields: {
              engagement: true,
              heures: 24,
              contenu_alerte: ['nature', 'volume', 'consequences', 'mesures', 'contact'],
            },
            level: 'h24',
            proof: 'checked',
            lapsed: 12,
          },
        },
      }),
    ],
    disputes: [
      {
        criterion: 'HEB-04',
        by: 'agathe-lormeau',
        opened: -26,
        statement:
          'Un fonds établi hors de l’Union a annoncé le 2 du mois détenir 60 % de l’éditeur. La réponse dit qu’aucune société soumise à un droit non européen ne le contrôle.',
        subject:
          'Un acheteur signale une prise de participation extra-européenne annoncée dans la presse.',
        asked: -20,
      },
    ],
    events: [
      {
        on: -20,
        kind: 'contested',
        criterion: 'HEB-04',
        summary:
          'Réponse sur les droits extra-européens contestée ; l’éditeur a quinze jours pour répondre.',
      },
      {
        on: -12,
        kind: 'expired',
        criterion: 'RGP-07',
        summary:
          'Annexe sur les données personnelles de plus de deux ans : la réponse redevient déclarée.',
      },
    ],
  },
  {
    slug: 'visa-nova',
    vendor: 'novadeclic',
    since: -40,
    listing: make({
      name: 'Visa Nova',
      summary: 'Validation et signature électronique des bons de commande et des factures.',
      text: [
        'Visa Nova se branche sur votre logiciel financier et fait valider les bons de commande et les factures depuis un téléphone. Trois clics suffisent, assure l’éditeur, qui en a compté deux de moins que ses concurrents.',
        'La solution est jeune et n’est proposée qu’en ligne. Le prix dépend du volume de pièces et s’établit sur devis.',
      ],
      site: 'visa-nova',
      domains: ['SIG', 'FIN'],
      audiences: TERRITORIES,
      deployments: ['saas-shared'],
      tags: ['bon de commande', 'facture', 'validation', 'Chorus Pro'],
      hosting: hostedBy('elbe'),
      pricing: 'quote',
      prices: [recurring(null, 'volume', 'Selon le nombre de pièces')],
      channels: [{ channel: 'ugap', reference: 'Référencement en cours', until: t.month(11) }],
      references: [cited('Ville d’Estréval', 'Direction des finances')],
    }),
    facts: [
      'ihm_web',
      'exposition_reseau',
      'produit_documents',
      'comptes',
      'agents',
      'dcp',
      'finances',
    ],
    rounds: [
      round(-41, {
        quality: 10,
        proof: PROOF.word,
        say: {
          'QOS-04': {
            level: 'quotidienne',
            proof: 'documented',
            justification:
              'Sauvegarde quotidienne chez notre hébergeur ; la copie isolée est commandée pour le mois prochain.',
          },
          'SEC-03': { proof: 'checked' },
          'QOS-06': { level: 't99-9', proof: 'checked' },
          'ACC-01': { level: 'partiel-75', fields: { taux: 78 } },
        },
      }),
    ],
  },
];
