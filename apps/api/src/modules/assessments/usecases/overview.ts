/** Where the assessment of a solution is at, for its vendor; and its live score alone. */
import {
  loadSet,
  score,
  type Answer,
  type Instant,
  type ScoreSheet,
  type ThemeId,
} from '@gouvtech/criteria';
import { loadAnswers, type AnswersContent, type Db } from '@gouvtech/db';
import { can } from '@gouvtech/domain/permissions';
import { apply, possibleActions, type Context } from '@gouvtech/domain/transitions';
import { setInForceAt } from '../../criteria/index.ts';
import { assessmentObject, demandSolution, listingObject, type Who } from '../access.ts';
import { findActivity } from '../activity-repository.ts';
import { deadlines } from '../deadlines.ts';
import { loadDraft, type Draft } from '../draft.ts';
import { draftTag } from '../fact-repository.ts';
import { findLowered } from '../lowering-repository.ts';
import { leftOf, progressOf, themeProgress, draftProblems } from '../progress.ts';
import { findReview, findStaffDecisions } from '../review-repository.ts';
import {
  barredUntil,
  findPrevious,
  findProducts,
  type RoundRow,
  type SolutionRounds,
} from '../round-repository.ts';
import { contentOf, sameContent } from '../same-content.ts';
import { ACTIONS } from '../schemas/overview.ts';
import { findAssignments, findColleagues } from '../assignment-repository.ts';
import { datesOf, effective } from '../status.ts';
import { syncListingFacts } from '../sync-facts.ts';
import { factsView } from '../views/facts.ts';
import { scoreView } from '../views/score.ts';
import type { AssessmentDependencies } from './dependencies.ts';

type Published = { round: RoundRow; content: AnswersContent; sheet: ScoreSheet };

export function overviewUseCases(dependencies: AssessmentDependencies) {
  const { database, clock } = dependencies;
  const { db } = database;

  /** The open round, when this person may see it. */
  async function openFor(who: Who, found: SolutionRounds): Promise<SolutionRounds> {
    if (!found.open) return found;
    const object = assessmentObject(found, found.open);
    if (!can(who.actor, 'assessment:read-draft', object).ok) return { ...found, open: null };
    return (await syncListingFacts(dependencies, { solution: found, round: found.open })).solution;
  }

  async function read(who: Who, slug: string) {
    const now = clock().toISOString();
    const solution = await openFor(who, await demandSolution(db, who.actor, slug));
    const draft = solution.open && (await loadDraft(db, solution.open, solution.id, now));
    const published = await publishedOf(db, solution, now);
    return { now, solution, draft, published };
  }

  return {
    async score(who: Who, slug: string) {
      const { now, draft, published } = await read(who, slug);
      return scoreView(draft, published?.sheet ?? null, now);
    },

    async overview(who: Who, slug: string) {
      const { now, solution, draft, published } = await read(who, slug);
      const { slug: id, name, status, open } = solution;
      const rounds = [
        ...(draft ? [draft] : []),
        ...(published ? [{ ...published.content, set: loadSet(published.round.criteriaSet) }] : []),
      ];
      return {
        solution: { slug: id, name, status },
        open: open && draft && (await openView(db, solution, open, draft, published)),
        published: published && publicView(published.round),
        review: await findReview(db, open),
        decisions: await findStaffDecisions(db, roundIds(solution)),
        score: scoreView(draft, published?.sheet ?? null, now),
        startFrom: await sources(db, solution),
        deadlines: deadlines(published?.round.attestedAt ?? null, rounds, now),
        activity: await findActivity(db, solution.id),
        actions: await actionsOf(db, who, solution, draft, published, now),
      };
    },
  };
}

const roundIds = ({ open, published }: SolutionRounds): string[] =>
  [open, published].flatMap((round) => (round ? [round.id] : []));

async function publishedOf(
  db: Db,
  { published }: SolutionRounds,
  now: Instant,
): Promise<Published | null> {
  if (!published) return null;
  const content = (await loadAnswers(db, [published.id])).get(published.id)!;
  const set = loadSet(published.criteriaSet);
  return {
    round: effective(published, now),
    content,
    sheet: score(content.answers, published.facts, set, now),
  };
}

const signatoryOf = ({ signatoryName, signatoryRole }: RoundRow) =>
  signatoryName === null ? null : { name: signatoryName, role: signatoryRole ?? '' };

async function openView(
  db: Db,
  { organisationId }: SolutionRounds,
  round: RoundRow,
  draft: Draft,
  published: Published | null,
) {
  const colleagues = await findColleagues(db, organisationId);
  const assigned = await findAssignments(db, round.id, colleagues);
  return {
    status: round.status as 'draft' | 'attested',
    criteriaSet: round.criteriaSet,
    startedAt: round.createdAt,
    attestedAt: round.status === 'attested' ? round.attestedAt : null,
    signatory: round.status === 'attested' ? signatoryOf(round) : null,
    draftRevision: await draftTag(db, round.id),
    facts: factsView(round, draft.facts),
    progress: progressOf(draft),
    themes: draft.set.themes.map(({ id }) => themeProgress(draft, id)),
    assignments: [...assigned].map(([theme, assignee]) => ({ theme: theme as ThemeId, assignee })),
    colleagues,
    left: leftOf(draft),
    lowered: published ? await loweredSince(db, round, draft, published) : [],
  };
}

/** Published answers lowered since the draft began, as long as the draft says something else and was not written again. */
async function loweredSince(
  db: Db,
  { createdAt }: RoundRow,
  { stored }: Draft,
  { round, content }: Published,
) {
  const answerTo = (answers: Answer[], id: string) =>
    answers.find(({ criterion }) => criterion === id);
  return (await findLowered(db, round.id, createdAt)).filter(({ criterion, at }) => {
    const own = answerTo(stored, criterion);
    const shown = answerTo(content.answers, criterion);
    return (
      own && own.answeredAt < at && !sameContent(contentOf(own), shown ? contentOf(shown) : null)
    );
  });
}

const publicView = (round: RoundRow) => ({
  status: round.status as 'published' | 'stale' | 'expired',
  criteriaSet: round.criteriaSet,
  attestedAt: round.attestedAt!,
  publishedAt: round.publishedAt,
  signatory: signatoryOf(round),
  renewals: round.renewals,
  ...datesOf(round.attestedAt!),
});

async function sources(db: Db, solution: SolutionRounds) {
  if (solution.open) return { previous: false, products: [] };
  return {
    previous: (await findPrevious(db, solution.id)) !== null,
    products: (await findProducts(db, solution)).map(({ slug, name }) => ({ slug, name })),
  };
}

async function actionsOf(
  db: Db,
  who: Who,
  solution: SolutionRounds,
  draft: Draft | null,
  published: Published | null,
  now: Instant,
) {
  const context: Context = {
    asOf: now,
    attestationProblems: draft ? draftProblems(draft) : [],
    barredUntil: await barredUntil(db, solution.organisationId),
    listingPublished: solution.status === 'published',
    admissibilityAlert: false,
    nextPublished: false,
    secondPerson: false,
    assessmentOpen: solution.open !== null,
  };
  const inForce = await setInForceAt(db, now);
  const of = (round: RoundRow | null | undefined) =>
    round
      ? possibleActions(who.actor, assessmentObject(solution, round), {
          ...context,
          criteriaSetEnded: round.criteriaSet !== inForce.version,
          renewals: round.renewals,
          dates: { attestedAt: round.attestedAt },
        })
      : [];
  const listing = listingObject(solution);
  const start =
    can(who.actor, 'assessment:start', listing).ok &&
    apply(listing, 'assessment:start', context).ok;
  const possible = new Set<string>([
    ...(start ? ['assessment:start'] : []),
    ...of(solution.open),
    ...of(published?.round),
  ]);
  return ACTIONS.filter((action) => possible.has(action));
}
