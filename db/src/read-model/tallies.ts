import type { CriterionScore } from '@gouvtech/criteria';
import { isCurrent } from './assessment-state.ts';
import type { AssessmentState } from './types.ts';

/** What each criterion of a current assessment counts as, in `criterion_tally`: `criterion:level:tier`. */
export const tallies = (state: AssessmentState | null): string[] =>
  isCurrent(state)
    ? state.sheet.criteria.map((one) => `${one.id}:${tallyLevel(one)}:${one.tier}`)
    : [];

/**
 * The rubric level reached; `na`, `planned` or `unanswered`; for a percent or a share, which has no level, the
 * value in four steps: `0`, `1-49`, `50-99`, `100`.
 */
function tallyLevel({ applicable, reason, level, value }: CriterionScore): string {
  if (!applicable) return 'na';
  if (reason.startsWith('plan')) return 'planned';
  if (/^(unanswered|to-confirm|na-)/.test(reason)) return 'unanswered';
  if (level !== null) return level;
  if (value === 0) return '0';
  if (value === 10_000) return '100';
  return value < 5_000 ? '1-49' : '50-99';
}
