/** What people are told about, by kind: one line of the preferences of each person. */

export const NOTIFICATION_KINDS = [
  'listing-decision',
  'claim-decision',
  'assessment-decision',
  'evidence-decision',
  'dispute',
  'organisation',
  'members',
  'teamwork',
  'deadline',
  'criteria-version',
  'audit',
  'moderation',
  'account',
] as const;
export type NotificationKind = (typeof NOTIFICATION_KINDS)[number];

/** `name` stands alone; `about` says when one of them comes. */
export const NOTIFICATION_LABELS: Record<NotificationKind, { name: string; about: string }> = {
  'listing-decision': {
    name: 'Décisions sur une fiche',
    about: 'publication, modifications demandées, refus, suspension, rétablissement',
  },
  'claim-decision': {
    name: 'Demandes de responsabilité d’une fiche',
    about: 'acceptation ou refus d’une demande de votre organisation',
  },
  'assessment-decision': {
    name: 'Décisions sur une évaluation',
    about: 'publication, points à corriger, renvoi, invalidation',
  },
  'evidence-decision': {
    name: 'Décisions sur une preuve',
    about: 'contrôle, refus, réponse « sans objet » acceptée ou refusée',
  },
  dispute: {
    name: 'Contestations',
    about: 'ouverture, réponse attendue, décision, appel',
  },
  organisation: {
    name: 'Votre organisation',
    about: 'vérification, refus, fusion, changement de nom, fermeture',
  },
  members: {
    name: 'Membres de votre organisation',
    about: 'demandes à la rejoindre, réponses, rôles',
  },
  teamwork: {
    name: 'Travail entre collègues',
    about: 'thème confié, réponse publiée corrigée à la baisse',
  },
  deadline: {
    name: 'Échéances',
    about: 'preuves qui expirent, évaluations à renouveler, délais de réponse',
  },
  'criteria-version': {
    name: 'Versions du référentiel',
    about: 'annonce, entrée en vigueur, ce qu’elle change pour vos solutions',
  },
  audit: {
    name: 'Audits et labels',
    about: 'demande, équipe, ouverture, rapport provisoire, décision, surveillance',
  },
  moderation: {
    name: 'Travail de modération',
    about: 'dossiers attribués, délais dépassés, décisions à deux',
  },
  account: {
    name: 'Votre compte',
    about: 'rôle donné ou retiré, blocage levé',
  },
};
