/** Verdicts in words, for those who read them. */
import { formatPercent } from '#lib/format.ts';

export const OUTCOME_NAMES: Record<string, string> = {
  confirmed: 'Confirmé',
  adjusted: 'Ajusté',
  refuted: 'Réfuté',
  na_accepted: 'Sans objet accepté',
  na_rejected: 'Sans objet refusé',
  inconclusive: 'Non concluant',
};

export const SEVERITY_WORDS: Record<string, string> = {
  none: 'aucun écart',
  minor: 'écart mineur',
  major: 'écart majeur',
};

export const METHOD_WORDS: Record<string, string> = {
  document: 'lecture de pièces',
  test: 'essai sur la solution',
  interview: 'entretien',
  certificate: 'équivalence d’un certificat',
};

/** « Ajusté à 50 % ». */
export const verdictWords = ({
  outcome,
  value,
}: {
  outcome: string;
  value: number | null;
}): string => {
  const name = OUTCOME_NAMES[outcome] ?? outcome;
  return outcome === 'adjusted' && value !== null ? `${name} à ${formatPercent(value)}` : name;
};

/** Those that are not plainly confirmed. */
export const isRemarked = ({ outcome, severity }: { outcome: string; severity: string }): boolean =>
  !['confirmed', 'na_accepted'].includes(outcome) || severity !== 'none';
