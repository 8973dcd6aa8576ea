import {
  gains,
  TIERS,
  type CriterionScore,
  type ScoreLine,
  type ScoreSheet,
} from '@gouvtech/criteria';
import type { Draft } from '../draft.ts';

/** Acts shown: enough to choose from, few enough to read. */
const GAINS_SHOWN = 10;

const FIGURES = ['declared', 'checked', 'audited', 'assured'] as const;
type Figures = Pick<ScoreLine, (typeof FIGURES)[number]>;

export const figuresOf = ({ declared, checked, audited, assured }: Figures): Figures => ({
  declared,
  checked,
  audited,
  assured,
});

export const scoreView = (draft: Draft | null, published: ScoreSheet | null, asOf: string) => ({
  asOf,
  draft: draft?.sheet ?? null,
  published,
  changes: draft && published ? changesOf(published, draft.sheet) : null,
  gains: draft ? gains(draft.answers, draft.facts, draft.set, asOf).slice(0, GAINS_SHOWN) : [],
});

/** Themes and criteria that make the difference between two sheets. */
export function changesOf(before: ScoreSheet, after: ScoreSheet) {
  const older = new Map(before.criteria.map((one) => [one.id, one]));
  const newer = new Map(after.criteria.map((one) => [one.id, one]));
  return {
    overall: { before: figuresOf(before.overall), after: figuresOf(after.overall) },
    themes: after.themes.flatMap((theme) => {
      const old = before.themes.find((one) => one.theme === theme.theme);
      if (!old || FIGURES.every((key) => old[key] === theme[key])) return [];
      return [{ theme: theme.theme, before: figuresOf(old), after: figuresOf(theme) }];
    }),
    criteria: [...new Set([...older.keys(), ...newer.keys()])].flatMap((criterion) => {
      const [old, now] = [standing(older.get(criterion)), standing(newer.get(criterion))];
      const same =
        old?.value === now?.value && old?.proof === now?.proof && old?.reason === now?.reason;
      return same ? [] : [{ criterion, before: old, after: now }];
    }),
  };
}

const standing = (one: CriterionScore | undefined) =>
  one?.applicable ? { value: one.value, proof: TIERS[one.tier], reason: one.reason } : null;
