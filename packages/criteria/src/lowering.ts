/** May these answers take the place of those at once, without a signature? Only when nothing ever rises by it. */
import { score } from './score.ts';
import type {
  Answer,
  CriteriaSet,
  CriterionId,
  Facts,
  Instant,
  ScoreSheet,
  ThemeId,
} from './types.ts';

const FIGURES = ['declared', 'checked', 'audited', 'assured'] as const;

/** What would rise, and from when: a criterion by itself, else a figure of a theme, else of the whole. */
export type Rise = {
  at: Instant;
  criterion: CriterionId | null;
  theme: ThemeId | null;
  figure: (typeof FIGURES)[number];
};

/**
 * The first rise, at `asOf` or at any later instant at which one of the two sheets changes by itself: a date put off
 * raises nothing today and would tomorrow. Null when the change can only lower (evaluation model, section 2).
 */
export function firstRise(
  before: Answer[],
  after: Answer[],
  facts: Facts,
  set: CriteriaSet,
  asOf: Instant,
): Rise | null {
  let at: Instant | null = asOf;
  while (at !== null) {
    const [old, now]: [ScoreSheet, ScoreSheet] = [
      score(before, facts, set, at),
      score(after, facts, set, at),
    ];
    const found = riseBetween(old, now);
    if (found) return { at, ...found };
    at = [old.nextChangeAt, now.nextChangeAt].filter((one) => one !== null).sort()[0] ?? null;
  }
  return null;
}

function riseBetween(old: ScoreSheet, now: ScoreSheet): Omit<Rise, 'at'> | null {
  for (const [index, one] of now.criteria.entries()) {
    const was = old.criteria[index]!;
    const rises =
      one.value > was.value || (one.declaredValue ?? 0) > (was.declaredValue ?? was.value);
    if (rises) return { criterion: one.id, theme: null, figure: 'declared' };
  }
  for (const [index, line] of now.themes.entries()) {
    const figure = risen(old.themes[index]!, line);
    if (figure) return { criterion: null, theme: line.theme, figure };
  }
  const figure = risen(old.overall, now.overall);
  return figure ? { criterion: null, theme: null, figure } : null;
}

type Line = Pick<ScoreSheet['overall'], (typeof FIGURES)[number]>;

/** A theme that had no object has no figure to rise from. */
const risen = (old: Line, now: Line) =>
  FIGURES.find((key) => old[key] !== null && (now[key] ?? 0) > old[key]);
