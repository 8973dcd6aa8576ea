import type { ThemeId } from '@gouvtech/criteria';

/** What an auditor writes when the answer stands. */
export const CONFIRMED: Record<ThemeId, readonly string[]> = {
  ACC: [
    'Parcours rejoués au clavier et avec lecteur d’écran sur l’échantillon : constats conformes à la réponse.',
    'Grille de relevé relue, dix pages tirées au sort vérifiées. Aucun écart.',
  ],
  SEC: [
    'Pièces lues et mesures éprouvées sur une instance de recette. La réponse tient.',
    'Entretien avec l’exploitation et contrôle sur place. Aucun écart relevé.',
    'Preuves techniques concordantes ; une remarque mineure, corrigée pendant l’audit.',
  ],
  ECO: [
    'Mesures refaites sur trois écrans, écart inférieur à 5 %.',
    'Grille RGESN relue critère par critère.',
  ],
  RGP: [
    'Clauses lues dans le contrat signé de deux clients. Conformes à la réponse.',
    'Procédure essayée sur un dossier fictif, trace retrouvée.',
  ],
  HEB: [
    'Contrats d’hébergement et factures examinés ; localisation confirmée sur place.',
    'Table de capitalisation et statuts lus. Aucun lien relevé.',
  ],
  LIB: ['Dépôt cloné et compilé ; licence et dépendances vérifiées.'],
  INT: ['Appels rejoués en recette, documentation conforme au comportement observé.'],
  QOS: [
    'Export complet demandé et relu : pièces et historique présents.',
    'Compte rendu d’exercice relu avec l’équipe d’exploitation.',
  ],
  ACH: ['Pièces lues, deux clients joints par téléphone. Réponse confirmée.'],
};

/** What an auditor writes when nothing could be concluded. */
export const UNSETTLED: readonly string[] = [
  'Pièce demandée, non reçue avant la fin de l’examen. Aucune conclusion.',
  'L’instance de recette ne permettait pas l’essai. Le critère reste à examiner.',
  'Les documents remis ne suffisent pas pour conclure dans un sens ou dans l’autre.',
];

export const AUDIT_METHODS: readonly string[] = ['document', 'test', 'interview'];
