/** What people type in the contradictory phase, for a decision or an appeal, cleaned and measured. */
import type { Day, Instant } from '@gouvtech/criteria';
import { addDays, dayOf } from '@gouvtech/criteria';
import { formatDate } from '@gouvtech/domain/format';
import { invalid } from '../../contract/problem-error.ts';
import { cleaned } from '../listings/index.ts';

export const TEXT_MAX = 4_000;
export const REASON_MIN = 20;
/** Proofs shown with one reply. */
export const REPLY_EVIDENCE_MAX = 20;
/** A label starts on the day of its decision, or this many days later at most. */
export const START_WITHIN_DAYS = 60;

/** @throws ProblemError naming `path` when it is too long */
export function textOf(path: string, typed: string): string {
  const text = cleaned(typed);
  const held = [...text].length;
  if (held > TEXT_MAX)
    throw invalid(
      path,
      `Ce texte a ${held} caractères, il en faut ${TEXT_MAX} au plus. Raccourcissez-le.`,
    );
  return text;
}

/** @param what « Donnez le motif du refus », the sentence that asks for it. @throws ProblemError naming `path` */
export function demandedText(path: string, typed: string, what: string): string {
  const text = textOf(path, typed);
  const held = [...text].length;
  if (held >= REASON_MIN) return text;
  const missing = held === 0 ? '' : ` Il en manque ${REASON_MIN - held}.`;
  throw invalid(path, `${what}, en ${REASON_MIN} caractères au moins.${missing}`);
}

/** First and last day on which a label decided at `asOf` may start. */
export const startWindow = (asOf: Instant): { first: Day; last: Day } => ({
  first: dayOf(asOf),
  last: addDays(dayOf(asOf), START_WITHIN_DAYS),
});

/** @param typed absent: today. @throws ProblemError naming `validFrom` */
export function startOfLabel(typed: Day | undefined, asOf: Instant): Day {
  const { first, last } = startWindow(asOf);
  const day = typed ?? first;
  if (day >= first && day <= last) return day;
  throw invalid(
    'validFrom',
    `Un label commence au plus tôt le ${formatDate(first)}, au plus tard le ${formatDate(last)}.`,
  );
}
