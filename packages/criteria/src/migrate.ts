/**
 * From one version of the set to the next, criterion by criterion: the weakest link, never upwards (model 1.7).
 * Gives new answers; those of the old version are never rewritten.
 */
import { judge } from './criterion.ts';
import { carryOver, type Source } from './carry-over.ts';
import type { Answer, CriteriaSet, Criterion, CriterionId, Facts, Instant } from './types.ts';

export type MigrationStep = {
  criterion: CriterionId;
  kind: Criterion['mapping']['kind'];
  outcome: 'kept' | 'to-confirm' | 'unanswered';
};

export type Migration = {
  answers: Answer[];
  /** answers to criteria that nothing in the new version comes from */
  archived: Answer[];
  steps: MigrationStep[];
};

export function migrate(
  answers: Answer[],
  facts: Facts,
  from: CriteriaSet,
  to: CriteriaSet,
  at: Instant,
): Migration {
  const kept: Answer[] = [];
  const steps = to.criteria.map((criterion): MigrationStep => {
    const answer = migrateOne(criterion, sourcesOf(criterion, answers, facts, from, at), facts, at);
    if (answer) kept.push(answer);
    const outcome = !answer ? 'unanswered' : answer.toConfirm ? 'to-confirm' : 'kept';
    return { criterion: criterion.id, kind: criterion.mapping.kind, outcome };
  });
  const continued = new Set(to.criteria.flatMap(({ mapping }) => mapping.from));
  return {
    answers: kept,
    archived: answers.filter(({ criterion }) => !continued.has(criterion)),
    steps,
  };
}

/**
 * Version after version, the oldest first: what an answer loses on the way it never gets back.
 * @param versions at least the one the answers are to; see `versionsFrom`
 */
export function migrateAlong(
  answers: Answer[],
  facts: Facts,
  versions: readonly CriteriaSet[],
  at: Instant,
): Migration {
  let done: Migration = { answers, archived: [], steps: [] };
  for (const [index, to] of versions.entries()) {
    const from = versions[index - 1];
    if (!from) continue;
    const next = migrate(done.answers, facts, from, to, at);
    done = { ...next, archived: [...done.archived, ...next.archived] };
  }
  return done;
}

function sourcesOf(
  criterion: Criterion,
  answers: Answer[],
  facts: Facts,
  from: CriteriaSet,
  at: Instant,
): Source[] | null {
  const sources: Source[] = [];
  for (const id of criterion.mapping.from) {
    const old = from.criteria.find((one) => one.id === id);
    const answer = answers.find((one) => one.criterion === id);
    if (!old || !answer) return null;
    sources.push({ criterion: old, answer, score: judge(old, answer, facts, at).score });
  }
  return sources;
}

/** Null when nothing can be carried: one source without an answer leaves the new criterion unanswered. */
function migrateOne(
  criterion: Criterion,
  sources: Source[] | null,
  facts: Facts,
  at: Instant,
): Answer | null {
  const [first] = sources ?? [];
  if (!sources || !first || criterion.mapping.kind === 'new') return null;
  const answer = carryOver(criterion, [first, ...sources.slice(1)], facts, at);
  const after = judge(criterion, answer, facts, at).score;
  const raises = sources.some(({ score }) => after.value > score.value || after.tier > score.tier);
  // Whatever the mapping says, a person confirms what the new rubric would raise.
  return raises || sources.some((source) => source.answer.toConfirm)
    ? { ...answer, toConfirm: true }
    : answer;
}
