/** The answer a new criterion starts from, for each kind of mapping. */
import { declaredBy } from './criterion.ts';
import { floorLevel } from './level.ts';
import { fieldProblem } from './validate-fields.ts';
import { adverseValue, standing } from './verdict.ts';
import type {
  Answer,
  BasisPoints,
  Criterion,
  CriterionScore,
  Facts,
  FieldValue,
  Instant,
  Verdict,
} from './types.ts';

export type Source = { criterion: Criterion; answer: Answer; score: CriterionScore };

export function carryOver(
  criterion: Criterion,
  sources: [Source, ...Source[]],
  facts: Facts,
  at: Instant,
): Answer {
  const [source] = sources;
  switch (criterion.mapping.kind) {
    case 'reworded':
      return reworded(criterion, source, facts, at);
    case 'split':
      return { ...reworded(criterion, source, facts, at), checks: [] };
    case 'rescaled':
      return rescaled(criterion, source, facts);
    case 'merged':
      return merged(criterion, sources, facts, at);
    default:
      return { ...source.answer, criterion: criterion.id };
  }
}

/** To confirm, at most "checked": the question is another one. A cap in force stays, as a cap of its own. */
function reworded(
  criterion: Criterion,
  { criterion: old, answer }: Source,
  facts: Facts,
  at: Instant,
): Answer {
  return {
    ...refit(criterion, answer, null),
    toConfirm: true,
    checks: answer.checks.map((check) =>
      check.by === 'register' ? { ...check, by: 'person' } : check,
    ),
    verdicts: [],
    naDecisions: [],
    caps: capsOf(old, answer, facts, at),
  };
}

function rescaled(
  criterion: Criterion,
  { criterion: old, answer, score }: Source,
  facts: Facts,
): Answer {
  const floor = (value: BasisPoints) => floorLevel(criterion.levels, value)?.value ?? 0;
  const declared = declaredBy(old, answer, facts);
  const rescale = (verdict: Verdict): Verdict => {
    if (verdict.outcome !== 'adjusted') return verdict;
    const adverse = adverseValue(verdict, answer, declared) !== null;
    // `declared` only says which way the auditor went; that must survive the rounding.
    return { ...verdict, value: floor(verdict.value ?? 0), declared: adverse ? 10_000 : 0 };
  };
  const toConfirm = criterion.selection !== 'chosen' && criterion.selection !== old.selection;
  return {
    ...refit(criterion, answer, score.declaredValue),
    ...(toConfirm && { toConfirm }),
    verdicts: answer.verdicts.map(rescale),
    caps: answer.caps.map((cap) => ({ ...cap, value: floor(cap.value) })),
  };
}

/** The lowest value, on the weakest proof; to confirm when the sources are not all levels. */
function merged(
  criterion: Criterion,
  sources: [Source, ...Source[]],
  facts: Facts,
  at: Instant,
): Answer {
  const weakest =
    sources.toSorted((a, b) => a.score.tier - b.score.tier || a.score.value - b.score.value)[0] ??
    sources[0];
  const value = Math.min(...sources.map(({ score }) => score.value));
  const fields = Object.assign(
    {},
    ...sources.map(({ answer }) =>
      answer.response.kind === 'level' ? answer.response.fields : {},
    ),
  );
  const comparable = sources.every(({ score }) => score.declaredValue !== null);
  const allSetAside = sources.every(({ score }) => score.reason === 'not-applicable-accepted');
  const others = sources.filter((source) => source !== weakest);
  return {
    ...refit(criterion, weakest.answer, value, fields),
    ...(!comparable && !allSetAside && { toConfirm: true }),
    caps: [
      ...weakest.answer.caps,
      ...others.flatMap((one) => capsOf(one.criterion, one.answer, facts, at)),
    ],
  };
}

/** The answer in the terms of the new rubric: a level not above `value` when given, and the fields that still fit. */
function refit(
  criterion: Criterion,
  answer: Answer,
  value: BasisPoints | null,
  fields?: Record<string, FieldValue>,
): Answer {
  const { response } = answer;
  if (response.kind !== 'level') return { ...answer, criterion: criterion.id };
  const given = Object.entries(fields ?? response.fields).filter(
    ([key, one]) => fieldProblem(criterion, key, one) === null,
  );
  const level =
    value === null
      ? criterion.levels.find(({ key }) => key === response.level)
      : floorLevel(criterion.levels, value);
  const key = criterion.selection === 'chosen' ? level?.key : undefined;
  return {
    ...answer,
    criterion: criterion.id,
    response: {
      kind: 'level',
      ...(key !== undefined && { level: key }),
      fields: Object.fromEntries(given),
    },
  };
}

function capsOf(criterion: Criterion, answer: Answer, facts: Facts, at: Instant): Answer['caps'] {
  const { cap } = standing(answer, at, declaredBy(criterion, answer, facts));
  return cap ? [{ at, value: cap.value }] : [];
}
