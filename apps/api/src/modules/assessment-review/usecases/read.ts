/** The page of a round under review. */
import type { Person } from '@gouvtech/domain/actors';
import { can } from '@gouvtech/domain/permissions';
import { possibleActions, type Context } from '@gouvtech/domain/transitions';
import { assessmentObject } from '../../assessments/index.ts';
import { holderOf } from '../../holds/index.ts';
import {
  findAlerts,
  findChecks,
  findDecisions,
  findLastReturn,
  findOrganisation,
  findPieces,
  findRequests,
} from '../read-repository.ts';
import { answerObject, loadBefore, loadSubject, type Side, type Subject } from '../subject.ts';
import { countsOf, criteriaViews, isShown, scoresOf, type Loaded, type Shown } from '../view.ts';
import { findReview } from './bench.ts';
import type { ReviewDependencies } from './dependencies.ts';

export const ROUND_ACTIONS = [
  'assessment:publish',
  'assessment:reopen',
  'assessment:invalidate',
] as const;

/** @param shown which criteria; those that changed by default */
export const readReview =
  (dependencies: ReviewDependencies) =>
  async (actor: Person, slug: string, { shown, side }: { shown: Shown; side?: Side }) => {
    const { db } = dependencies.database;
    const { now, ...found } = await findReview(dependencies, actor, slug, side);
    const subject = await loadSubject(db, found, now);
    const { solution, round } = subject;
    const [before, pieces, checks, decisions, noted, lastReturn, alerts, organisation, holder] =
      await Promise.all([
        loadBefore(db, subject),
        findPieces(db, round.id),
        findChecks(db, round.id),
        findDecisions(db, round.id),
        findRequests(db, round.id),
        findLastReturn(db, round.id),
        findAlerts(db, { solutionId: solution.id, assessmentId: round.id }),
        findOrganisation(db, solution.organisationId),
        holderOf(db, { kind: 'assessment', objectId: solution.slug }),
      ]);
    const loaded: Loaded = {
      subject,
      before,
      pieces,
      checks,
      decisions,
      requests: found.side === 'open' ? noted.requests : [],
    };
    const views = criteriaViews(loaded, actor);
    return {
      solution: { slug: solution.slug, name: solution.name, status: solution.status },
      organisation,
      round: roundView(subject),
      otherSide: otherSide(subject, actor),
      before: before && {
        status: before.round.status,
        attestedAt: before.round.attestedAt!,
        criteriaSet: before.round.criteriaSet,
        comparable: before.comparable,
      },
      scores: scoresOf(loaded),
      alerts,
      lastReturn,
      requests: loaded.requests,
      heldByAnother: holder !== null && holder !== actor.accountId,
      shown,
      counts: countsOf(views),
      criteria: views.filter((one) => isShown(one, shown)),
      hidden: views
        .filter((one) => isShown(one, 'all') && !isShown(one, shown))
        .map(({ id }) => id),
      actions: actionsOf(subject, actor),
    };
  };

const roundView = ({ round, side }: Subject) => ({
  id: round.id,
  side,
  status: round.status,
  criteriaSet: round.criteriaSet,
  attestedAt: round.attestedAt!,
  publishedAt: round.publishedAt,
  signatory:
    round.signatoryName === null
      ? null
      : { name: round.signatoryName, role: round.signatoryRole ?? '' },
});

function otherSide({ solution, side }: Subject, actor: Person): Side | null {
  const other = side === 'open' ? solution.published : solution.open;
  if (!other || other.status === 'draft') return null;
  const object = answerObject(solution, other);
  if (!can(actor, 'answer:read-review', object).ok) return null;
  return side === 'open' ? 'public' : 'open';
}

function actionsOf({ solution, round, now }: Subject, actor: Person) {
  const context: Context = {
    asOf: now,
    listingPublished: solution.status === 'published',
    // A second administrator is asked to confirm when it is proposed.
    secondPerson: true,
    ...NOT_JUDGED,
  };
  const possible = possibleActions(actor, assessmentObject(solution, round), context);
  return ROUND_ACTIONS.filter((action) => possible.includes(action));
}

/** Acts of the vendor, which are not asked about here. */
const NOT_JUDGED = {
  attestationProblems: [],
  barredUntil: null,
  criteriaSetEnded: false,
  admissibilityAlert: false,
  renewals: 0,
  dates: { attestedAt: '1970-01-01T00:00:00.000Z' },
  nextPublished: false,
} as const;
