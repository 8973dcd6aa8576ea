/** French, for the person who answers: what is wrong in an answer and what to do. */
import type { ProblemCode } from '@gouvtech/criteria';

export const ANSWER_TEXTS: Record<ProblemCode, string> = {
  'unknown-criterion': 'Ce critère n’existe pas dans cette version du référentiel.',
  'duplicate-answer': 'Ce critère a déjà une réponse plus haut. Gardez-en une.',
  'unknown-level': 'Ce niveau n’existe pas pour ce critère. Choisissez-en un dans la liste.',
  'missing-level': 'Choisissez un niveau.',
  'level-is-computed': 'Le niveau de ce critère se calcule de ses champs : ne le choisissez pas.',
  'na-forbidden':
    'Ce critère ne peut pas être déclaré sans objet : il s’applique d’après les caractéristiques de la solution.',
  'justification-too-short': 'Écrivez une justification de 40 caractères au moins.',
  'certificate-without-end': 'Ce certificat n’a pas de date de fin. Complétez la pièce.',
  'unknown-field': 'Ce champ n’existe pas pour ce critère.',
  'wrong-type': 'La valeur n’est pas du type attendu pour ce champ.',
  'out-of-range': 'Le nombre sort des bornes de ce champ.',
  'unknown-option': 'Cette option n’est pas dans la liste du champ.',
  'not-a-day': 'Écrivez une date qui existe, sous la forme AAAA-MM-JJ.',
  'not-an-address': 'Écrivez une adresse complète, avec « https:// ».',
  'missing-field': 'Complétez ce champ : le niveau donné le demande.',
};

/** What a draft may lack: it is saved, and said. Anything else is refused at its field. */
export const MAY_WAIT: readonly ProblemCode[] = [
  'missing-field',
  'missing-level',
  'justification-too-short',
];

export const UNREADABLE =
  'Ce texte contient un caractère illisible. Retirez-le ou ressaisissez le texte.';
export const PLAN_IN_THE_PAST = 'La date prévue est déjà passée. Indiquez un jour à venir.';

/** The public line of a check by staff, beside the name of the criterion. */
export const checkedSummary = (by: 'person' | 'register'): string =>
  by === 'register'
    ? 'Certificat retrouvé au registre de son émetteur.'
    : 'Preuve contrôlée par la modération.';
