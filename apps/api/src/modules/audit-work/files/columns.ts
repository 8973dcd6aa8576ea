/** Verdicts as lines of a table, the same words to write and to read. */
import type { AuditMethod, Severity, VerdictOutcome } from '@gouvtech/domain';

export const COLUMNS = [
  'critere',
  'titre',
  'reponse',
  'declare_pour_cent',
  'avis',
  'retenu_pour_cent',
  'methodes',
  'gravite',
  'constat',
  'note',
  'brouillon',
  'version',
] as const;
export type Column = (typeof COLUMNS)[number];
export type Line = Record<Column, string>;
/** Columns without which a file cannot be read. */
export const NEEDED = ['critere', 'avis'] as const satisfies readonly Column[];

export const OUTCOME_WORDS: Record<VerdictOutcome, string> = {
  confirmed: 'confirmé',
  adjusted: 'ajusté',
  refuted: 'réfuté',
  na_accepted: 'sans objet accepté',
  na_rejected: 'sans objet refusé',
  inconclusive: 'non concluant',
};
export const METHOD_WORDS: Record<AuditMethod, string> = {
  document: 'document',
  test: 'essai',
  interview: 'entretien',
  certificate: 'certificat',
};
export const SEVERITY_WORDS: Record<Severity, string> = {
  none: 'aucune',
  minor: 'mineure',
  major: 'majeure',
};

/** Case, accents and hyphens do not matter. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\u00a0_-]+/g, ' ')
    .trim()
    .toLowerCase();

/** The code of a word typed; null when it is none of them. */
export function keyOf<K extends string>(words: Record<K, string>, text: string): K | null {
  const asked = plain(text);
  const found = Object.entries<string>(words).find(([, word]) => plain(word) === asked);
  return (found?.[0] as K | undefined) ?? null;
}

/** 4050 basis points: « 40,5 ». */
export const percentText = (points: number | null): string =>
  points === null ? '' : String(points / 100).replace('.', ',');

/** « 40,5 % » → 4050; null when it is not a number; not bounded. */
export function pointsOf(text: string): number | null {
  const number = text.replace(/[\s\u00a0\u202f%]/g, '').replace(',', '.');
  return /^-?\d{1,6}(\.\d{1,2})?$/.test(number) ? Math.round(Number(number) * 100) : null;
}
