/** Audits that go on, or stopped before their end: one in each state. */
import type { AuditSeed } from './model.ts';

const VERIF = { labeller: 'verif-ethique', team: ['ines-kerloch', 'romain-delattre'] };
const ATELIER = { labeller: 'atelier-audit-public', team: ['fatou-diarra'] };

export const RUNNING: readonly AuditSeed[] = [
  {
    ...{ number: 31, slug: 'parafil', scheme: 'socle-public', ...VERIF },
    ...{ requested: -34, by: 'helene-corvisy', assigned: -31, accepted: -28, opened: -20 },
    message:
      'Nous visons le niveau Avancé avant l’été. Louane Prigent répond à vos questions sur les preuves.',
    sent: -6,
    verdicts: {
      'SEC-05': {
        outcome: 'adjusted',
        value: 4_000,
        severity: 'minor',
        finding:
          'Le second facteur peut être imposé, mais les comptes de service créés par l’API y échappent. Essai refait deux fois sur l’instance de recette.',
        reply: {
          on: -4,
          by: 'louane-prigent',
          text: 'Les comptes de service n’ouvrent pas de session interactive. Nous joignons leur liste et leurs droits, et nous ajoutons la règle à la documentation.',
        },
      },
      'QOS-05': {
        outcome: 'refuted',
        severity: 'major',
        finding:
          'Les durées de reprise annoncées ne figurent dans aucun compte rendu d’exercice remis. Le dernier exercice relu date de plus de trois ans.',
        reply: {
          on: -3,
          by: 'helene-corvisy',
          text: 'L’exercice de cette année a eu lieu en septembre. Son compte rendu était chez notre hébergeur, nous vous l’adressons.',
        },
      },
      'ACH-05': {
        outcome: 'inconclusive',
        finding:
          'La personne qui tient la charte était absente, et aucune pièce ne permet de conclure.',
        note: 'Rappeler la responsable des marchés avant la finalisation.',
      },
      'ACC-03': { finding: 'Grille relue. Deux remarques, corrigées pendant l’audit.' },
    },
  },
  {
    ...{ number: 36, slug: 'formulaires-des-communs', scheme: 'numerique-pour-tous' },
    ...{ labeller: 'verif-ethique', requested: -4, by: 'bastien-laroque' },
    message: 'Nos formulaires sont repris par trois départements, qui demandent un label.',
  },
  {
    ...{ number: 29, slug: 'ribambelle', scheme: 'socle-public', labeller: 'verif-ethique' },
    requested: -41,
    declined: {
      on: -37,
      reason:
        'Notre calendrier est complet jusqu’à l’automne. L’Atelier d’audit public est accrédité pour le même label.',
    },
  },
  {
    ...{ number: 35, slug: 'le-bon-paraphe', scheme: 'socle-public', ...VERIF },
    ...{ requested: -11, by: 'bastien-laroque', assigned: -7, signed: ['ines-kerloch'] },
    message: 'Nous avons déjà le label Numérique pour tous.',
  },
  {
    ...{ number: 34, slug: 'marche-du-samedi', scheme: 'socle-public', ...ATELIER },
    ...{ requested: -19, by: 'helene-corvisy', assigned: -15, accepted: -12 },
  },
  {
    ...{ number: 37, slug: 'hermine-signature', scheme: 'confiance-numerique' },
    ...{ labeller: 'verif-ethique', team: ['romain-delattre'], requested: -24, assigned: -20 },
    recused: {
      on: -17,
      who: 'ines-kerloch',
      reason: 'Madame Kerloc’h a formé nos équipes à l’accessibilité il y a trois ans.',
    },
  },
  {
    ...{ number: 33, slug: 'grand-carnet-des-marches', scheme: 'confiance-numerique' },
    ...{ labeller: 'verif-ethique', team: ['romain-delattre', 'ines-kerloch'] },
    ...{ requested: -28, assigned: -25, accepted: -22, opened: -2 },
  },
  {
    ...{ number: 32, slug: 'place-des-avis', scheme: 'socle-public', ...VERIF },
    ...{ requested: -38, assigned: -35, accepted: -33, opened: -26, written: 6 },
    message: 'Tout est contrôlé sur notre fiche. Nous voulons qu’un tiers le confirme.',
    verdicts: {
      'ACC-01': {
        outcome: 'adjusted',
        value: 5_000,
        severity: 'minor',
        finding: 'La déclaration est en ligne, mais son adresse de contact ne répond pas.',
      },
    },
  },
  {
    ...{ number: 30, slug: 'main-courante-24', scheme: 'confiance-numerique', ...VERIF },
    ...{ requested: -75, assigned: -70, accepted: -66, opened: -60, sent: -22, finalised: -5 },
  },
  {
    ...{ number: 28, slug: 'comptes-d-etat', scheme: 'socle-public', ...VERIF },
    ...{ requested: -64, assigned: -60, accepted: -57, opened: -52, written: 2 },
    cancelled: {
      on: -40,
      reason:
        'L’éditeur change d’hébergeur pendant l’audit. Il demandera un nouvel audit quand le service sera stable.',
    },
  },
];
