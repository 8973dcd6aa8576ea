/** What people type about an audit, cleaned and measured. */
import { invalid } from '../../contract/problem-error.ts';
import { cleaned } from '../listings/index.ts';

export const AUDIT_MESSAGE_MAX = 2_000;
export const AUDIT_REASON_MIN = 20;
export const AUDIT_REASON_MAX = 2_000;

const length = (text: string): number => [...text].length;
const tooLong = (held: number, max: number): string =>
  `Ce texte a ${held} caractères, il en faut ${max} au plus. Raccourcissez-le.`;

/** May be empty. @throws ProblemError naming `message` */
export function messageOf(typed: string): string {
  const text = cleaned(typed);
  const held = length(text);
  if (held > AUDIT_MESSAGE_MAX) throw invalid('message', tooLong(held, AUDIT_MESSAGE_MAX));
  return text;
}

/** @throws ProblemError naming `reason` */
export function auditReasonOf(typed: string): string {
  const text = cleaned(typed);
  const held = length(text);
  if (held > AUDIT_REASON_MAX) throw invalid('reason', tooLong(held, AUDIT_REASON_MAX));
  if (held >= AUDIT_REASON_MIN) return text;
  const missing = held === 0 ? '' : ` Il en manque ${AUDIT_REASON_MIN - held}.`;
  throw invalid(
    'reason',
    `Donnez le motif, que l’autre partie lit, en ${AUDIT_REASON_MIN} caractères au moins.${missing}`,
  );
}
