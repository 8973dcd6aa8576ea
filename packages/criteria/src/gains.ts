/** What the vendor may do next on each criterion, and what each act alone is worth: judged by the one engine. */
import { overallScore, themeScores, type Weighed } from './aggregate.ts';
import { judge } from './criterion.ts';
import { nextLevel } from './next-level.ts';
import { addMonths, dayOf } from './time.ts';
import type {
  Answer,
  BasisPoints,
  CriteriaSet,
  Criterion,
  CriterionId,
  Evidence,
  Facts,
  Instant,
  ScoreLine,
  ThemeId,
} from './types.ts';

/**
 * answer: give a first level; confirm: read again a kept answer; improve: reach the next level; attach: join a proof;
 * check: have the proof checked by a person.
 */
export type GainAction = 'answer' | 'confirm' | 'improve' | 'attach' | 'check';

/** Differences of score, in basis points; negative when an act costs something elsewhere. */
export type Effect = { declared: number; checked: number; assured: number };

export type Gain = {
  criterion: CriterionId;
  theme: ThemeId;
  action: GainAction;
  /** level reached by `answer` and `improve`; null on the proportional scales and for the other acts */
  level: string | null;
  /** value of the criterion afterwards */
  value: BasisPoints;
  overall: Effect;
  /** on the score of the criterion’s theme */
  own: Effect;
};

type Act = { action: GainAction; level: string | null; answer: Answer };

/**
 * Every act that would raise something, the most useful first: by assured score, then checked, then declared, then in
 * the order of the set. Each is judged alone, the rest as it is.
 */
export function gains(answers: Answer[], facts: Facts, set: CriteriaSet, asOf: Instant): Gain[] {
  const given = new Map(answers.map((answer) => [answer.criterion, answer]));
  const all = set.criteria.map((criterion): Weighed => ({
    criterion,
    judgement: judge(criterion, given.get(criterion.id), facts, asOf),
  }));
  const before = scoresOf(set, all);
  const found = all.flatMap(({ criterion, judgement }, index): Gain[] => {
    if (!judgement.score.applicable) return [];
    return acts(criterion, given.get(criterion.id), facts, asOf).map(
      ({ action, level, answer }) => {
        const changed = { criterion, judgement: judge(criterion, answer, facts, asOf) };
        const after = scoresOf(set, all.with(index, changed));
        return {
          criterion: criterion.id,
          theme: criterion.theme,
          action,
          level,
          value: changed.judgement.score.value,
          overall: difference(before.overall, after.overall),
          own: difference(before.themes.get(criterion.theme), after.themes.get(criterion.theme)),
        };
      },
    );
  });
  return found.filter(({ overall, own }) => raises(overall) || raises(own)).sort(byEffect);
}

function acts(
  criterion: Criterion,
  answer: Answer | undefined,
  facts: Facts,
  asOf: Instant,
): Act[] {
  const { score } = judge(criterion, answer, facts, asOf);
  if (answer?.toConfirm && answer.response.kind === 'level') {
    const { toConfirm: _, ...confirmed } = answer;
    return [{ action: 'confirm', level: null, answer: confirmed }];
  }
  const found: Act[] = [];
  const reached = nextLevel(criterion, answer, facts, asOf);
  if (reached && !criterion.computedFrom) {
    const action = score.declaredValue === null ? 'answer' : 'improve';
    found.push({ action, level: reached.level, answer: reached.answer });
  }
  if (!answer || score.value === 0) return found;
  if (score.tier === 0) {
    const evidence = [...answer.evidence, newEvidence(criterion, asOf)];
    found.push({ action: 'attach', level: null, answer: { ...answer, evidence } });
  }
  if (score.tier === 1) {
    const checks = answer.evidence.map(({ id }, index) => ({
      id: `check-${index}`,
      by: 'person' as const,
      at: asOf,
      value: score.value,
      evidenceId: id,
      complete: true,
    }));
    found.push({
      action: 'check',
      level: null,
      answer: { ...answer, checks: [...answer.checks, ...checks] },
    });
  }
  return found;
}

function newEvidence({ evidence: [expected] }: Criterion, asOf: Instant): Evidence {
  const day = dayOf(asOf);
  const end = expected?.shelfLife === 'own-end' ? { endsOn: addMonths(day, 12) } : {};
  return { id: 'new', type: expected?.type ?? 'DOCT', attachedAt: asOf, datedOn: day, ...end };
}

type Scores = Pick<ScoreLine, 'declared' | 'checked' | 'assured'>;

function scoresOf(set: CriteriaSet, all: Weighed[]) {
  const themes = themeScores(set, all);
  return {
    overall: overallScore(set, themes, all),
    themes: new Map(themes.map((theme) => [theme.theme, theme])),
  };
}

function difference(before: Scores | undefined, after: Scores | undefined): Effect {
  const of = (key: keyof Scores) => (after?.[key] ?? 0) - (before?.[key] ?? 0);
  return { declared: of('declared'), checked: of('checked'), assured: of('assured') };
}

const raises = ({ declared, checked, assured }: Effect): boolean =>
  declared > 0 || checked > 0 || assured > 0;

const byEffect = (a: Gain, b: Gain): number =>
  b.overall.assured - a.overall.assured ||
  b.overall.checked - a.overall.checked ||
  b.overall.declared - a.overall.declared ||
  b.own.assured - a.own.assured;
