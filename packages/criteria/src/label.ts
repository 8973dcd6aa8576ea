/** The level of label a sheet allows (evaluation model 1.4 and 1.5): audited score only, no compensation. */
import { ratio, weightedMean } from './aggregate.ts';
import type {
  BasisPoints,
  CriteriaSet,
  CriterionId,
  LabelScheme,
  ScoreSheet,
  ThemeId,
} from './types.ts';

export type LabelLevel = 0 | 1 | 2 | 3;
export type LabelContext = { openMajorNonConformity: boolean; assessmentCurrent: boolean };
export type LabelObstacle =
  | { code: 'prerequisite-missing' | 'prerequisite-not-audited'; criteria: CriterionId[] }
  | { code: 'coverage-too-low'; coverage: BasisPoints; required: BasisPoints }
  | {
      code:
        | 'open-major-non-conformity'
        | 'assessment-not-current'
        | 'set-not-accepted'
        | 'nothing-applicable';
    }
  | { code: 'overall-too-low'; level: LabelLevel; audited: BasisPoints; required: BasisPoints }
  | {
      code: 'theme-too-low';
      level: LabelLevel;
      theme: ThemeId;
      audited: BasisPoints;
      required: BasisPoints;
    };

export type LabelResult = {
  level: LabelLevel;
  /** audited score and coverage over the scope */
  audited: BasisPoints | null;
  coverage: BasisPoints;
  /** themes of the scope in which nothing applies: skipped, and named on the label */
  skippedThemes: ThemeId[];
  /** what forbids every level, or else the next one */
  obstacles: LabelObstacle[];
};

export function labelLevel(
  sheet: ScoreSheet,
  set: CriteriaSet,
  scheme: LabelScheme,
  context: LabelContext,
): LabelResult {
  const inScope = (theme: ThemeId) => scheme.themes.length === 0 || scheme.themes.includes(theme);
  const weights = new Map(set.themes.map(({ id, weight }) => [id, weight]));
  const scope = sheet.themes.filter(({ theme }) => inScope(theme));
  const { audited } = weightedMean(
    scope.map((line) => ({ line, weight: weights.get(line.theme) ?? 0 })),
  );
  const coverage = coverageOf(sheet, set, inScope);
  const skippedThemes = scope.filter((line) => line.audited === null).map(({ theme }) => theme);
  const result = { audited, coverage, skippedThemes };

  const obstacles = gates(sheet, set, scheme, context, coverage);
  if (audited === null) obstacles.push({ code: 'nothing-applicable' });
  if (audited === null || obstacles.length > 0) return { ...result, level: 0, obstacles };

  // Nested: a level counts only when those below are met.
  let reached: LabelLevel = 0;
  for (const { level, overall, theme } of scheme.levels.toSorted((a, b) => a.level - b.level)) {
    const missing: LabelObstacle[] = [];
    if (audited < overall)
      missing.push({ code: 'overall-too-low', level, audited, required: overall });
    for (const line of scope) {
      if (line.audited === null || line.audited >= theme) continue;
      missing.push({
        code: 'theme-too-low',
        level,
        theme: line.theme,
        audited: line.audited,
        required: theme,
      });
    }
    if (missing.length > 0) return { ...result, level: reached, obstacles: missing };
    reached = level;
  }
  return { ...result, level: reached, obstacles: [] };
}

/** The prerequisites are checked whatever the scope: points do not make up for a legal duty. */
function gates(
  sheet: ScoreSheet,
  set: CriteriaSet,
  scheme: LabelScheme,
  context: LabelContext,
  coverage: BasisPoints,
): LabelObstacle[] {
  const blocking = new Set(
    set.criteria.filter((criterion) => criterion.blocking).map(({ id }) => id),
  );
  const due = sheet.criteria.filter(({ id, applicable }) => applicable && blocking.has(id));
  const missing = due.filter(({ blockingMissing }) => blockingMissing).map(({ id }) => id);
  const unaudited = due
    .filter(({ blockingMissing, tier }) => !blockingMissing && tier < 4)
    .map(({ id }) => id);
  const obstacles: LabelObstacle[] = [];
  if (missing.length > 0) obstacles.push({ code: 'prerequisite-missing', criteria: missing });
  if (unaudited.length > 0)
    obstacles.push({ code: 'prerequisite-not-audited', criteria: unaudited });
  if (coverage < scheme.coverage)
    obstacles.push({ code: 'coverage-too-low', coverage, required: scheme.coverage });
  if (context.openMajorNonConformity) obstacles.push({ code: 'open-major-non-conformity' });
  if (!context.assessmentCurrent) obstacles.push({ code: 'assessment-not-current' });
  if (scheme.acceptedSets && !scheme.acceptedSets.includes(sheet.criteriaSet))
    obstacles.push({ code: 'set-not-accepted' });
  return obstacles;
}

function coverageOf(
  sheet: ScoreSheet,
  set: CriteriaSet,
  inScope: (theme: ThemeId) => boolean,
): BasisPoints {
  const applicable = new Set(sheet.criteria.filter((one) => one.applicable).map(({ id }) => id));
  const scope = set.criteria.filter(({ theme }) => inScope(theme));
  const weight = (criteria: typeof scope) => criteria.reduce((total, one) => total + one.weight, 0);
  return ratio(weight(scope.filter(({ id }) => applicable.has(id))), weight(scope)) ?? 0;
}
