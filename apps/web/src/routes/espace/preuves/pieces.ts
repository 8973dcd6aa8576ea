/** The library of proofs, as its pages show it. */
import type { components } from '@gouvtech/api-client';
import { count } from '#lib/format.ts';

export type Piece = components['schemas']['EvidenceItem'];

export const VIEWS = {
  toutes: { label: 'Toutes', keeps: () => true },
  bientot: {
    label: 'Expirent bientôt ou ont expiré',
    keeps: ({ state }: Piece) => state !== 'valid',
  },
  inutilisees: { label: 'Inutilisées', keeps: ({ uses }: Piece) => uses.length === 0 },
} satisfies Record<string, { label: string; keeps: (piece: Piece) => boolean }>;
export type View = keyof typeof VIEWS;

export const viewOf = (name: string | null): View =>
  name !== null && Object.hasOwn(VIEWS, name) ? (name as View) : 'toutes';

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
