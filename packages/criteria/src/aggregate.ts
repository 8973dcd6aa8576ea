/** From criteria to scores: integers, basis points, floor division (evaluation model 1.3). Nothing else divides. */
import type { BasisPoints, CriteriaSet, Criterion, ScoreLine, ThemeScore, Tier } from './types.ts';
import type { Judgement } from './criterion.ts';

export type Weighed = { criterion: Criterion; judgement: Judgement };
type Scores = Pick<ScoreLine, 'declared' | 'checked' | 'audited' | 'assured'>;
const SCORES = ['declared', 'checked', 'audited', 'assured'] as const;

export function themeScores(set: CriteriaSet, all: Weighed[]): ThemeScore[] {
  return set.themes.map(({ id }) => {
    const own = all.filter(({ criterion }) => criterion.theme === id);
    return { theme: id, ...notes(own, set.coefficients), ...counts(own) };
  });
}

export function overallScore(set: CriteriaSet, themes: ThemeScore[], all: Weighed[]): ScoreLine {
  const weights = new Map(set.themes.map(({ id, weight }) => [id, weight]));
  const weighted = themes.map((line) => ({ line, weight: weights.get(line.theme) ?? 0 }));
  return { ...weightedMean(weighted), ...counts(all) };
}

/** Theme weights stop large themes from dominating; a null theme is left out, never 0 nor 100. */
export function weightedMean(lines: { line: Scores; weight: number }[]): Scores {
  const present = lines.filter(({ line }) => line.declared !== null);
  const total = sum(present, ({ weight }) => weight);
  const mean = (key: (typeof SCORES)[number]) =>
    total === 0
      ? null
      : Math.floor(sum(present, ({ line, weight }) => weight * (line[key] ?? 0)) / total);
  return {
    declared: mean('declared'),
    checked: mean('checked'),
    audited: mean('audited'),
    assured: mean('assured'),
  };
}

function notes(own: Weighed[], coefficients: CriteriaSet['coefficients']): Scores {
  const applicable = own.filter(({ judgement }) => judgement.score.applicable);
  const denominator = weightOf(applicable);
  if (denominator === 0) return { declared: null, checked: null, audited: null, assured: null };
  const points = ({ criterion, judgement }: Weighed) => criterion.weight * judgement.score.value;
  const from = (tier: Tier) => applicable.filter(({ judgement }) => judgement.score.tier >= tier);
  const assured = sum(
    applicable,
    (one) => points(one) * (coefficients[one.judgement.score.tier] ?? 0),
  );
  return {
    declared: Math.floor(sum(applicable, points) / denominator),
    checked: Math.floor(sum(from(2), points) / denominator),
    audited: Math.floor(sum(from(4), points) / denominator),
    assured: Math.floor(assured / (100 * denominator)),
  };
}

function counts(own: Weighed[]): Omit<ScoreLine, keyof Scores> {
  const applicable = own.filter(({ judgement }) => judgement.score.applicable);
  const answered = applicable.filter(({ judgement }) => judgement.answered).length;
  return {
    coverage: ratio(weightOf(applicable), weightOf(own)) ?? 0,
    completeness: ratio(answered, applicable.length),
    proof: proofReached(applicable),
    applicable: applicable.length,
    answered,
    total: own.length,
  };
}

/** The highest tier that answers above 0 carrying at least half of their weight reach. */
function proofReached(applicable: Weighed[]): Tier {
  const positive = applicable.filter(({ judgement }) => judgement.score.value > 0);
  const reach = (tier: Tier) => positive.filter(({ judgement }) => judgement.score.tier >= tier);
  const tiers: Tier[] = [4, 3, 2, 1];
  if (positive.length === 0) return 0;
  return tiers.find((tier) => 2 * weightOf(reach(tier)) >= weightOf(positive)) ?? 0;
}

export const ratio = (part: number, whole: number): BasisPoints | null =>
  whole === 0 ? null : Math.floor((10_000 * part) / whole);

const weightOf = (own: Weighed[]): number => sum(own, ({ criterion }) => criterion.weight);

const sum = <T>(items: T[], value: (item: T) => number): number =>
  items.reduce((total, item) => total + value(item), 0);
