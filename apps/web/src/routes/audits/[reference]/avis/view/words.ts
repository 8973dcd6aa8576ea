/** French words of verdicts where they are written. */
import type { AuditMethod, Severity, VerdictOutcome } from '@gouvtech/domain';
import { verdictName } from '@gouvtech/domain/words/verdict';

/** What each verdict means, under its name. */
export const OUTCOME_HINTS: Readonly<Record<VerdictOutcome, string>> = {
  confirmed: 'La réponse tient telle quelle.',
  adjusted: 'La réponse vaut moins, ou plus, que déclaré.',
  refuted: 'La réponse est fausse\u00a0; l’avis tient jusqu’à preuve nouvelle.',
  na_accepted: 'Le critère ne s’applique pas.',
  na_rejected: 'Le critère s’applique, et compte comme sans réponse.',
  inconclusive: 'Compte comme non audité.',
};

export const METHODS: readonly { value: AuditMethod; label: string }[] = [
  { value: 'document', label: 'Lecture de pièces' },
  { value: 'test', label: 'Essai sur la solution' },
  { value: 'interview', label: 'Entretien' },
  { value: 'certificate', label: 'Équivalence d’un certificat' },
];

export const SEVERITIES: readonly { value: Severity; label: string }[] = [
  { value: 'none', label: 'Aucun écart' },
  { value: 'minor', label: 'Mineure' },
  {
    value: 'major',
    label: 'Majeure\u00a0: trois mois pour corriger, label empêché d’ici là',
  },
];

type Said = { outcome: VerdictOutcome | null; value: number | null };

/** « Ajusté à 50 % », « En brouillon », « À faire ». */
export function verdictWords(
  state: 'given' | 'draft' | 'missing',
  { outcome, value }: Said,
): string {
  if (state === 'missing') return 'À faire';
  const said = outcome ? verdictName(outcome, value) : '';
  if (state === 'given') return said;
  return said ? `Brouillon\u00a0: ${said.toLowerCase()}` : 'Brouillon';
}
