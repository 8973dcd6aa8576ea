/** The library of proofs, as its pages show it. */
import type { components } from '@gouvtech/api-client';
import { count } from '#lib/format.ts';

export type Piece = components['schemas']['EvidenceItem'];

/** States a person may look for, as the address names them and as the API does. */
export const STATES = [
  { name: 'toutes', state: undefined, label: 'Toutes' },
  { name: 'valides', state: 'valid', label: 'Valides' },
  { name: 'bientot', state: 'expiring', label: 'Expirent bientôt' },
  { name: 'expirees', state: 'expired', label: 'Expirées' },
  { name: 'inutilisees', state: 'unused', label: 'Inutilisées' },
  { name: 'retirees', state: 'removed', label: 'Retirées' },
] as const;

export const stateOf = (name: string | null): (typeof STATES)[number] =>
  STATES.find((one) => one.name === name) ?? STATES[0];

export const visibilityOf = (name: string | null): Piece['visibility'] | undefined =>
  name !== null && Object.hasOwn(VISIBILITY_WORDS, name)
    ? (name as Piece['visibility'])
    : undefined;

export const VISIBILITY_WORDS: Record<Piece['visibility'], string> = {
  public: 'Publique',
  'on-request': 'Sur demande',
  restricted: 'Modération et audit',
};

export const VISIBILITY_HINTS: Record<Piece['visibility'], string> = {
  public: 'Tout le monde la lit dans la fiche.',
  'on-request': 'La fiche donne son titre ; un acheteur vous demande le contenu.',
  restricted:
    'La fiche donne son titre ; seuls les modérateurs et les auditeurs lisent le contenu.',
};

/** « 3 critères de 2 solutions ». */
export function usesWords({ uses }: Piece): string {
  if (uses.length === 0) return 'Nulle part';
  const solutions = new Set(uses.map(({ solution }) => solution.slug)).size;
  const where = count(uses.length, 'critère');
  return solutions === 1 ? where : `${where} de ${count(solutions, 'solution')}`;
}

export const STATE_WORDS: Record<Piece['state'], string | null> = {
  valid: null,
  expiring: 'Expire bientôt',
  expired: 'Expirée',
};

const SCAN_WORDS: Record<NonNullable<Piece['file']>['scan'], string | null> = {
  off: null,
  clean: 'Examinée par l’antivirus',
  pending: 'Attend l’antivirus',
  infected: 'Programme malveillant : remplacez-la',
};
export const scanWords = ({ file }: Piece): string | null => file && SCAN_WORDS[file.scan];

/** What its form holds before anything is typed. */
export function storedFacts(piece: Piece): Record<string, string | null> {
  const { title, type, issuer, reference, datedOn, startsOn, endsOn, visibility } = piece;
  return { title, type, issuer, reference, datedOn, startsOn, endsOn, visibility };
}
