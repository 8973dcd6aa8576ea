import type { Instant } from '@gouvtech/criteria';

export const CHECKS = [
  'format',
  'issuer',
  'key',
  'signature',
  'dates',
  'suspension',
  'revocation',
  'snapshot',
  'level',
] as const;
export type CheckId = (typeof CHECKS)[number];

export const CHECK_TITLES: Record<CheckId, string> = {
  format: 'Le document est une attestation de label',
  issuer: 'L’émetteur est connu',
  key: 'La clé est celle de l’émetteur',
  signature: 'Rien n’a été modifié depuis la signature',
  dates: 'Le label est dans ses dates',
  suspension: 'Le label n’est pas suspendu',
  revocation: 'Le label n’est ni révoqué, ni retiré, ni remplacé',
  snapshot: 'La copie figée sur laquelle il repose est la bonne',
  level: 'Le niveau se recalcule à partir de cette copie',
};

/** `unknown`: what it takes was not given, or an earlier check leaves nothing to rely on. */
export type Outcome = 'passed' | 'failed' | 'unknown';
export type Check = { id: CheckId; title: string; outcome: Outcome; message: string };
export type Finding = Pick<Check, 'outcome' | 'message'>;

export const passed = (message: string): Finding => ({ outcome: 'passed', message });
export const failed = (message: string): Finding => ({ outcome: 'failed', message });
export const unknown = (message: string): Finding => ({ outcome: 'unknown', message });

/** What a credential is judged with; what is null was not given. */
export type Material = {
  /** the issuer’s document, which the reader trusts */
  didDocument: unknown;
  /** signed status lists, in any order */
  statusLists: readonly unknown[];
  /** canonical JSON of the snapshot, as hashed */
  snapshot: string | null;
  now: Instant;
};

/** What the label says, read from a credential whose signature holds. */
export type Stated = {
  reference: string;
  solution: { slug: string; name: string };
  scheme: string;
  level: string;
  labeller: string;
  validFrom: string;
  validUntil: string;
  issuer: string;
};

export type Verification = {
  /** refused: a check failed. incomplete: none failed, some could not be made. */
  verdict: 'accepted' | 'refused' | 'incomplete';
  checks: Check[];
  /** null when the signature does not hold: nothing it says is known */
  label: Stated | null;
};
