/** A theme at a time: its page, and the form that works without JavaScript. */
import { THEME_IDS, type ThemeId } from '@gouvtech/criteria';
import type { FieldProblem } from '@gouvtech/domain';
import { possibleActions } from '@gouvtech/domain/transitions';
import { ProblemError } from '../../../contract/problem-error.ts';
import { assessmentObject, demandDraft, type Who } from '../access.ts';
import { findAnswers } from '../answer-repository.ts';
import { checkAnswer, remainingOf, whyNotAnswered, type AnswerDraft } from '../check-answer.ts';
import { countComments } from '../comment-repository.ts';
import { loadDraft } from '../draft.ts';
import { themeProgress } from '../progress.ts';
import { findReview, findStaffDecisions } from '../review-repository.ts';
import { syncListingFacts } from '../sync-facts.ts';
import { answerView } from '../views/answer.ts';
import { criterionView } from '../views/criterion.ts';
import { openDesk, store, type Desk } from './answers.ts';
import type { AssessmentDependencies } from './dependencies.ts';

type SentAnswer = {
  criterion: string;
  revision: number;
  response: AnswerDraft['response'] | null;
  justification?: string;
};

type Result = {
  criterion: string;
  outcome: 'saved' | 'unchanged' | 'conflict' | 'refused';
  answer: ReturnType<typeof answerView> | null;
  current: ReturnType<typeof answerView> | null;
  errors: FieldProblem[];
};

export function themeUseCases(dependencies: AssessmentDependencies) {
  const { database, clock } = dependencies;
  return {
    async theme(who: Who, slug: string, asked: string) {
      const { db } = database;
      const now = clock().toISOString();
      const found = await demandDraft(db, who.actor, slug, 'assessment:read-draft');
      const theme = themeOf(asked);
      const { solution, round } = await syncListingFacts(dependencies, found);
      const draft = await loadDraft(db, round, solution.id, now);
      const states = new Map(
        (await findAnswers(db, round.id)).map((state) => [state.criterion, state]),
      );
      const comments = await countComments(db, round.id);
      const review = await findReview(db, round);
      const decisions = await findStaffDecisions(db, [round.id]);
      const own = draft.set.criteria.filter((criterion) => criterion.theme === theme);
      const possible = possibleActions(who.actor, assessmentObject(solution, round), {
        asOf: now,
        ...NO_CONTEXT,
      });
      return {
        theme,
        criteriaSet: round.criteriaSet,
        status: round.status as 'draft' | 'attested',
        progress: themeProgress(draft, theme),
        criteria: own.map((criterion) => ({
          ...criterionView(criterion, draft, states.get(criterion.id), now),
          comments: comments.get(criterion.id) ?? 0,
          review: {
            request: review?.requests.find(({ path }) => path === criterion.id)?.message ?? null,
            decisions: decisions.filter((one) => one.criterion === criterion.id),
          },
        })),
        actions: (['assessment:answer', 'assessment:comment'] as const).filter((action) =>
          possible.includes(action),
        ),
      };
    },

    /** Saves what can be, one answer after the other, and says of each other one why not. */
    async saveTheme(who: Who, slug: string, asked: string, sent: SentAnswer[]) {
      const desk = await openDesk(dependencies, who, slug, 'assessment:answer');
      const theme = themeOf(asked);
      const results: Result[] = [];
      for (const one of sent) results.push(await saveOne(who, desk, theme, one));
      return { results };
    },
  };

  async function saveOne(
    who: Who,
    desk: Desk,
    theme: ThemeId,
    { criterion: id, revision, response, justification }: SentAnswer,
  ): Promise<Result> {
    const refused = (errors: FieldProblem[]): Result => ({
      criterion: id,
      outcome: 'refused',
      answer: null,
      current: null,
      errors,
    });
    const criterion = desk.set.criteria.find((one) => one.id === id && one.theme === theme);
    if (!criterion)
      return refused([{ path: 'criterion', message: `${id} n’est pas un critère de ce thème.` }]);
    const reason = whyNotAnswered(criterion, desk.facts, desk.set.version);
    if (reason) return refused([{ path: 'criterion', message: reason }]);
    const draft = response && { response, ...(justification !== undefined && { justification }) };
    const checked = draft && checkAnswer(criterion, draft, desk);
    if (checked?.ok === false) return refused(checked.errors);
    const content = checked?.content ?? null;
    const one = { criterion: id, expected: revision, content };
    const { outcome, answer } = await store(dependencies, who, desk, one);
    const view = answerView(
      answer,
      answer.content ? remainingOf(criterion, answer.content, desk.facts, desk.set, desk.now) : [],
    );
    const conflict = outcome === 'conflict';
    return {
      criterion: id,
      outcome,
      answer: conflict ? null : view,
      current: conflict ? view : null,
      errors: [],
    };
  }
}

/** What the acts of a page about answers are never judged on. */
export const NO_CONTEXT = {
  attestationProblems: [],
  barredUntil: null,
  criteriaSetEnded: false,
  listingPublished: true,
  admissibilityAlert: false,
  renewals: 0,
  dates: { attestedAt: '1970-01-01T00:00:00.000Z' },
  nextPublished: false,
  secondPerson: false,
} as const;

function themeOf(asked: string): ThemeId {
  const theme = THEME_IDS.find((one) => one === asked);
  if (theme) return theme;
  throw new ProblemError('not-found', {
    detail: `Aucun thème du référentiel ne porte cet identifiant. Les thèmes sont : ${THEME_IDS.join(', ')}.`,
  });
}
