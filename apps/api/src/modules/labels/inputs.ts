/** What people type about a label, cleaned and measured. */
import { REASON_MIN, STATEMENT_MAX } from '@gouvtech/domain/disputes';
import { invalid } from '../../contract/problem-error.ts';
import { paragraphsOf } from '../organisations/index.ts';

/** @throws ProblemError naming `reason` */
export function reasonOf(typed: string): string {
  const text = paragraphsOf(typed) ?? '';
  const held = [...text].length;
  if (held > STATEMENT_MAX)
    throw invalid('reason', `Ce texte a ${held} caractères, il en faut ${STATEMENT_MAX} au plus.`);
  if (held >= REASON_MIN) return text;
  const missing = held === 0 ? '' : ` Il en manque ${REASON_MIN - held}.`;
  throw invalid(
    'reason',
    `Donnez le motif, que le public lit, en ${REASON_MIN} caractères au moins.${missing}`,
  );
}
