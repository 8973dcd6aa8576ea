/** One answer: read, saved, emptied. Each act is one statement, with its history and its event. */
import {
  loadSet,
  type CriteriaSet,
  type Criterion,
  type Facts,
  type Instant,
} from '@gouvtech/criteria';
import { eventContent } from '@gouvtech/db';
import { ProblemError } from '../../../contract/problem-error.ts';
import { SLUG, solutionNotFound } from '../../catalogue/index.ts';
import {
  assessmentObject,
  criterionNotFound,
  demandAct,
  demandReading,
  noRound,
  type Who,
} from '../access.ts';
import {
  confirmAnswer,
  findAnswers,
  findHistory,
  saveAnswer,
  unanswered,
  type AnswerState,
  type Content,
  type Save,
} from '../answer-repository.ts';
import { checkAnswer, remainingOf, whyNotAnswered, type AnswerDraft } from '../check-answer.ts';
import { findOpen, type OpenRow } from '../round-repository.ts';
import { sameContent } from '../same-content.ts';
import { answerView } from '../views/answer.ts';
import type { AssessmentDependencies } from './dependencies.ts';

/** A round with its set, ready for an act on one criterion. */
export type Desk = {
  solution: OpenRow;
  round: NonNullable<OpenRow['open']>;
  set: CriteriaSet;
  facts: Facts;
  now: Instant;
};

/** @throws ProblemError `solution-not-found`, `forbidden`, `transition-refused` */
export async function openDesk(
  { database, clock }: AssessmentDependencies,
  who: Who,
  slug: string,
  action: 'assessment:answer' | 'assessment:comment' | 'assessment:read-draft',
): Promise<Desk> {
  const { open: read } = who;
  const solution =
    read !== undefined ? read : SLUG.test(slug) ? await findOpen(database, slug) : null;
  if (!solution) throw solutionNotFound();
  await demandReading(database.db, who.actor, solution);
  if (!solution.open) throw noRound();
  demandAct(who.actor, action, assessmentObject(solution, solution.open));
  const { open: round } = solution;
  const set = loadSet(round.criteriaSet);
  return { solution, round, set, facts: round.facts, now: clock().toISOString() };
}

export function criterionOf({ set }: Desk, id: string): Criterion {
  const criterion = set.criteria.find((one) => one.id === id);
  if (!criterion) throw criterionNotFound(set.version);
  return criterion;
}

/** @throws ProblemError `conflict` when there is nothing to answer */
export function answerableOf(desk: Desk, id: string): Criterion {
  const criterion = criterionOf(desk, id);
  const reason = whyNotAnswered(criterion, desk.facts, desk.set.version);
  if (reason) throw new ProblemError('conflict', { detail: reason });
  return criterion;
}

export type Saved = { outcome: 'saved' | 'unchanged' | 'conflict'; answer: AnswerState };

type One = { criterion: string; expected: number; content: Content | null };

/** The save of one answer, with the event of the act. */
export function saveOf(
  { actor: { accountId } }: Who,
  { solution, round, now }: Desk,
  one: One,
): Save {
  const action = one.content ? 'assessment:answer' : 'assessment:empty-answer';
  const { organisationId, id: solutionId } = solution;
  const event = eventContent({
    at: now,
    actor: accountId,
    role: 'member',
    action,
    object: { type: 'assessment', id: round.id },
    organisationId,
    solutionId,
    data: { criterion: one.criterion, revision: one.expected + 1 },
  });
  return { ...one, assessmentId: round.id, at: now, accountId, organisationId, action, event };
}

/** Saves what was checked, or empties. `expected` is the revision that the person read. */
export async function store(
  { database }: AssessmentDependencies,
  who: Who,
  desk: Desk,
  one: One,
): Promise<Saved> {
  const { criterion, content } = one;
  const revision = await saveAnswer(database, saveOf(who, desk, one));
  if (revision === null) return explain({ database }, desk, one);
  const answeredBy = { accountId: who.actor.accountId, name: who.name };
  const answer = {
    criterion,
    revision,
    content,
    toConfirm: false,
    answeredAt: desk.now,
    answeredBy,
  };
  return { outcome: 'saved', answer };
}

/** Nothing was written: because nothing changes, because somebody else wrote, or because the round was attested. */
async function explain(
  { database }: Pick<AssessmentDependencies, 'database'>,
  { solution, round }: Desk,
  {
    criterion,
    expected,
    content,
  }: { criterion: string; expected: number; content: Content | null },
): Promise<Saved> {
  const open = await findOpen(database, solution.slug);
  if (open?.open?.id !== round.id) throw noRound();
  if (open.open.status !== 'draft') {
    throw new ProblemError('transition-refused', {
      detail:
        'L’évaluation vient d’être attestée : ses réponses sont figées. Gardez votre texte, et rouvrez l’évaluation pour la modifier.',
    });
  }
  const key = { assessmentId: round.id, criterion };
  const current = (await findAnswers(database.db, round.id, criterion))[0] ?? unanswered(criterion);
  const same = sameContent(current.content, content);
  if (!same && current.revision !== expected) return { outcome: 'conflict', answer: current };
  if (content && current.revision === expected) {
    await database.transaction((tx) => confirmAnswer(tx, { ...key, revision: expected }));
    return { outcome: 'unchanged', answer: { ...current, content, toConfirm: false } };
  }
  return { outcome: 'unchanged', answer: current };
}

export function answerUseCases(dependencies: AssessmentDependencies) {
  const view = (desk: Desk, criterion: Criterion, answer: AnswerState) =>
    answerView(
      answer,
      answer.content ? remainingOf(criterion, answer.content, desk.facts, desk.set, desk.now) : [],
    );

  async function written(
    who: Who,
    desk: Desk,
    criterion: Criterion,
    one: { expected: number; content: Content | null },
  ) {
    const saved = await store(dependencies, who, desk, { ...one, criterion: criterion.id });
    const answer = view(desk, criterion, saved.answer);
    if (saved.outcome !== 'conflict') return answer;
    throw new ProblemError('stale-version', {
      detail:
        'Une autre personne a répondu à ce critère pendant que vous écriviez. Votre texte n’est pas perdu : comparez les deux, puis enregistrez celui que vous gardez.',
      members: { current: answer },
      headers: { etag: `"${saved.answer.revision}"` },
    });
  }

  return {
    async one(who: Who, slug: string, id: string) {
      const desk = await openDesk(dependencies, who, slug, 'assessment:read-draft');
      const criterion = criterionOf(desk, id);
      const [found] = await findAnswers(dependencies.database.db, desk.round.id, id);
      return view(desk, criterion, found ?? unanswered(id));
    },

    /** @throws ProblemError `invalid-input` at the field, `conflict` when the criterion is not to be answered, `stale-version` with the other text */
    async save(who: Who, slug: string, id: string, expected: number, draft: AnswerDraft) {
      const desk = await openDesk(dependencies, who, slug, 'assessment:answer');
      const criterion = answerableOf(desk, id);
      const checked = checkAnswer(criterion, draft, desk);
      if (!checked.ok) {
        throw new ProblemError('invalid-input', {
          detail: 'La réponse n’est pas enregistrée. Corrigez les points signalés.',
          errors: checked.errors,
        });
      }
      return written(who, desk, criterion, { expected, content: checked.content });
    },

    /** Empties the answer; its proofs stay joined. */
    async empty(who: Who, slug: string, id: string, expected: number) {
      const desk = await openDesk(dependencies, who, slug, 'assessment:answer');
      return written(who, desk, criterionOf(desk, id), { expected, content: null });
    },

    async history(who: Who, slug: string, id: string) {
      const desk = await openDesk(dependencies, who, slug, 'assessment:read-draft');
      criterionOf(desk, id);
      return { items: await findHistory(dependencies.database.db, desk.round.id, id) };
    },
  };
}
