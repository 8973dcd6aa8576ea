/** French words of verdicts. */
import { verdictWords as wordsOf } from '#lib/audits/verdict-words.ts';

export { METHOD_WORDS } from '#lib/audits/verdict-words.ts';

export const OUTCOMES = [
  'confirmed',
  'adjusted',
  'refuted',
  'na_accepted',
  'na_rejected',
  'inconclusive',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const OUTCOME_WORDS: Record<Outcome, { name: string; hint: string }> = {
  confirmed: { name: 'Confirmé', hint: 'La réponse tient telle quelle.' },
  adjusted: { name: 'Ajusté', hint: 'La réponse vaut moins, ou plus, que déclaré.' },
  refuted: {
    name: 'Réfuté',
    hint: 'La réponse est fausse\u00a0; l’avis tient jusqu’à preuve nouvelle.',
  },
  na_accepted: { name: 'Sans objet accepté', hint: 'Le critère ne s’applique pas.' },
  na_rejected: {
    name: 'Sans objet refusé',
    hint: 'Le critère s’applique, et compte comme sans réponse.',
  },
  inconclusive: { name: 'Non concluant', hint: 'Compte comme non audité.' },
};

export const METHODS = [
  { value: 'document', label: 'Lecture de pièces' },
  { value: 'test', label: 'Essai sur la solution' },
  { value: 'interview', label: 'Entretien' },
  { value: 'certificate', label: 'Équivalence d’un certificat' },
] as const;

export const SEVERITIES = [
  { value: 'none', label: 'Aucun écart' },
  { value: 'minor', label: 'Mineure' },
  {
    value: 'major',
    label: 'Majeure\u00a0: trois mois pour corriger, label empêché d’ici là',
  },
] as const;
export const SEVERITY_WORDS = {
  none: 'aucun écart',
  minor: 'écart mineur',
  major: 'écart majeur',
} as const;

type Said = { outcome: Outcome | null; value: number | null; draft?: boolean };

/** « Ajusté à 50 % », « En brouillon », « À faire ». */
export function verdictWords(
  state: 'given' | 'draft' | 'missing',
  { outcome, value }: Said,
): string {
  if (state === 'missing') return 'À faire';
  const said = outcome ? wordsOf({ outcome, value }) : '';
  if (state === 'given') return said;
  return said ? `Brouillon\u00a0: ${said.toLowerCase()}` : 'Brouillon';
}
