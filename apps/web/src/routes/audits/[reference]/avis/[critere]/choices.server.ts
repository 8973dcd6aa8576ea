/** The verdicts an auditor may choose, one row each, with what it would change: an adjustment is a row by level. */
import type { VerdictOutcome } from '@gouvtech/domain';
import { VERDICT_NAMES, verdictName } from '@gouvtech/domain/words/verdict';
import { formatPercent } from '#lib/format.ts';
import { levelWords, type AuditedCriterion } from '../view/calls.server.ts';
import { OUTCOME_HINTS } from '../view/words.ts';

type Effect = Pick<AuditedCriterion['effects'][number], 'theme' | 'level'>;

/** `adjusted:5000`: what the form sends for one row. */
export const keyOf = (outcome: VerdictOutcome, value: number | null): string =>
  outcome === 'adjusted' && value !== null ? `adjusted:${value}` : outcome;

export function choicesOf(found: AuditedCriterion) {
  const { outcomes, values, scale, proportional, answer, effects, verdict } = found;
  const declared = answer.declaredValue;
  const worth: Record<VerdictOutcome, string> = {
    confirmed: declared === null ? '' : `reste à ${formatPercent(declared)}`,
    adjusted: '',
    refuted: formatPercent(0),
    na_accepted: 'exclu',
    na_rejected: formatPercent(0),
    inconclusive: 'aucun effet',
  };
  const row = (
    outcome: VerdictOutcome,
    value: number | null,
    words: { label: string; hint: string },
  ) => {
    const effect = effects.find((one) => one.outcome === outcome && one.value === value) ?? null;
    return {
      ...{ value: keyOf(outcome, value), outcome, ...words },
      worth: value === null ? worth[outcome] : formatPercent(value),
      effect: effect && effectOf(effect),
    };
  };
  return outcomes.flatMap((outcome) => {
    const name = VERDICT_NAMES[outcome];
    const hint = OUTCOME_HINTS[outcome];
    if (outcome !== 'adjusted') return [row(outcome, null, { label: name, hint })];
    if (proportional) {
      const written = effects.find((one) => one.outcome === 'adjusted');
      const whole = row('adjusted', written?.value ?? null, { label: name, hint });
      return [{ ...whole, value: 'adjusted', worth: 'à préciser' }];
    }
    // Worth nothing is « réfuté », unless it was written so.
    const kept = (values ?? []).filter(
      (value) => value > 0 || (verdict?.outcome === 'adjusted' && verdict.value === 0),
    );
    return kept.toReversed().map((value) =>
      row(outcome, value, {
        label: verdictName(outcome, value),
        hint: scale.find((one) => one.value === value)?.anchor ?? hint,
      }),
    );
  });
}

export const effectOf = ({ theme, level }: Effect) => ({
  score: theme,
  level: levelWords(level),
});
