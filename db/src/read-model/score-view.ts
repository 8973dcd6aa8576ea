import { score, TIERS, type ScoreLine, type Tier } from '@gouvtech/criteria';
import type { AssessmentSummary, ScoreView, ThemeScoreView, TierView } from '@gouvtech/domain';
import { isCurrent } from './assessment-state.ts';
import type { AssessmentState, Contested } from './types.ts';

export const tierView = (tier: Tier): TierView => TIERS[tier];

const scoreView = (line: ScoreLine): ScoreView => ({
  declared: line.declared,
  checked: line.checked,
  audited: line.audited,
  assured: line.assured,
  completeness: line.completeness,
  coverage: line.coverage,
  proof: tierView(line.proof),
  applicable: line.applicable,
  answered: line.answered,
  total: line.total,
});

/** Criteria whose answer, or a proof of it, is contested. */
const contestedCriteria = (disputes: Contested[]): string[] => [
  ...new Set(disputes.flatMap(({ criterion }) => criterion ?? [])),
];

export function assessmentSummary(
  state: AssessmentState,
  disputes: Contested[],
): AssessmentSummary {
  const { sheet, status } = state;
  const expired = status === 'expired';
  return {
    status,
    criteriaSet: sheet.criteriaSet,
    attestedOn: state.content.assessment.attestedAt.slice(0, 10),
    asOf: sheet.asOf,
    score: expired ? null : scoreView(sheet.overall),
    lastKnown: expired ? lastKnown(state) : null,
    expiredOn: expired ? state.expiresAt.slice(0, 10) : null,
    missingPrerequisites: sheet.missingPrerequisites,
    contested: contestedCriteria(disputes).length,
    modified: sheet.criteria.filter(({ modifiedSinceAudit }) => modifiedSinceAudit).length,
    lapsed: sheet.criteria.filter(({ lapsed }) => lapsed).length,
  };
}

/** The figures of the last instant before expiry. */
function lastKnown({ content, set, expiresAt }: AssessmentState) {
  const eve = new Date(Date.parse(expiresAt) - 1).toISOString();
  const { declared, checked, audited } = score(
    content.answers,
    content.assessment.facts,
    set,
    eve,
  ).overall;
  return { declared, checked, audited };
}

/** Empty without a current assessment: its scores are no longer shown. */
export function themeViews(state: AssessmentState | null, disputes: Contested[]): ThemeScoreView[] {
  if (!isCurrent(state)) return [];
  const { sheet, set } = state;
  const contested = contestedCriteria(disputes);
  const themeOf = new Map(set.criteria.map(({ id, theme }) => [id, theme]));
  return sheet.themes.map((line) => {
    const criteria = sheet.criteria.filter(({ id }) => themeOf.get(id) === line.theme);
    return {
      theme: line.theme,
      ...scoreView(line),
      lapsed: criteria.filter(({ lapsed }) => lapsed).length,
      modified: criteria.filter(({ modifiedSinceAudit }) => modifiedSinceAudit).length,
      contested: contested.filter((id) => themeOf.get(id) === line.theme).length,
      notApplicable: criteria.filter(({ applicable }) => !applicable).length,
    };
  });
}

/** What lists sort on: overall, then the themes in the order of the set; -1 sorts last. */
export function sortValues(state: AssessmentState | null, key: 'assured' | 'audited'): number[] {
  if (!isCurrent(state)) return Array<number>(10).fill(-1);
  const { overall, themes } = state.sheet;
  return [overall, ...themes].map((line) => line[key] ?? -1);
}
