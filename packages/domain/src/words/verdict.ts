/** An auditor’s verdict in French, the same on pages, in exports and in the report of an audit. */
import type { AuditMethod, Severity, VerdictOutcome } from '../audit-verdicts.ts';
import { formatPercent } from '../format.ts';

export const VERDICT_WORDS: Readonly<Record<string, string>> = {
  confirmed: 'réponse confirmée',
  adjusted: 'réponse ajustée',
  refuted: 'réponse contredite',
  na_accepted: '« sans objet » admis',
  na_rejected: '« sans objet » refusé',
  inconclusive: 'sans conclusion',
};

/** « réponse ajustée à 50 % du critère » */
export function verdictWords(outcome: string, value: number | null): string {
  const words = VERDICT_WORDS[outcome] ?? outcome;
  return outcome === 'adjusted' && value !== null
    ? `${words} à ${formatPercent(value)} du critère`
    : words;
}

/** Its short name, where verdicts are given, read one by one and told to the vendor. */
export const VERDICT_NAMES: Readonly<Record<VerdictOutcome, string>> = {
  confirmed: 'Confirmé',
  adjusted: 'Ajusté',
  refuted: 'Réfuté',
  na_accepted: 'Sans objet accepté',
  na_rejected: 'Sans objet refusé',
  inconclusive: 'Non concluant',
};

/** « Ajusté à 50 % » */
export const verdictName = (outcome: VerdictOutcome, value: number | null): string =>
  outcome === 'adjusted' && value !== null
    ? `${VERDICT_NAMES.adjusted} à ${formatPercent(value)}`
    : VERDICT_NAMES[outcome];

const METHOD_WORDS: Readonly<Record<AuditMethod, string>> = {
  document: 'lecture de pièces',
  test: 'essai sur la solution',
  interview: 'entretien',
  certificate: 'équivalence d’un certificat',
};

/** « lecture de pièces, entretien »; a method told in words stays as it is. */
export const methodWords = (methods: readonly string[]): string =>
  methods.map((one) => METHOD_WORDS[one as AuditMethod] ?? one).join(', ');

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  none: 'aucun écart',
  minor: 'écart mineur',
  major: 'écart majeur',
};
