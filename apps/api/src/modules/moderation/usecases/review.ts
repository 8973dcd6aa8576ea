/** The review of a submitted listing: take it, give it back, decide. */
import type { Db } from '@gouvtech/db';
import type { FieldProblem } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import type { ReviewDecision } from '@gouvtech/domain/review-decision';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { demandVersion } from '../../../contract/if-match.ts';
import { invalid, invalidInput } from '../../../contract/problem-error.ts';
import { publishAttested } from '../../assessments/index.ts';
import {
  cleaned,
  contextOf,
  demandMove,
  findSourceDocument,
  listingObject,
  loadSubject,
  logAct,
  moveTo,
  nameOf,
  publishRevision,
  revisionTag,
  type Subject,
} from '../../listings/index.ts';
import {
  changesRequested,
  fieldName,
  published,
  refused,
  tellOrganisation,
  type Notice,
} from '../notices.ts';
import { publishedStatement } from '../statement-repository.ts';
import { reviewView, type ReviewView } from '../view.ts';
import type { ModerationDependencies } from './dependencies.ts';

export async function readReview(
  { database, clock }: ModerationDependencies,
  actor: Person,
  slug: string,
): Promise<ReviewView> {
  demandRight(actor, 'moderation:read-queue', { type: 'moderation-queue' });
  const subject = await loadSubject(database.db, slug);
  demandRight(actor, 'listing:read-private', listingObject(subject));
  return shown(database.db, subject, actor, clock().toISOString());
}

/** Of two moderators who take the same listing, one holds it and the other is told so. */
export const takeReview = (dependencies: ModerationDependencies, actor: Person, slug: string) =>
  act(dependencies, actor, slug, async (tx, subject, at) => {
    const held =
      subject.revision?.status === 'in_review' && subject.revision.reviewerId !== actor.accountId;
    demandRight(actor, 'listing:review', listingObject(subject));
    if (held) throw refusalError('claimed-by-another');
    const outcome = demandMove(actor, 'listing:review', subject, contextOf(subject, at));
    await moveTo(tx, subject, outcome, { at, reviewerId: actor.accountId });
    return { action: 'listing:review', outcome };
  });

export const releaseReview = (dependencies: ModerationDependencies, actor: Person, slug: string) =>
  act(dependencies, actor, slug, async (tx, subject, at) => {
    const outcome = demandMove(actor, 'listing:release', subject, contextOf(subject, at));
    await moveTo(tx, subject, outcome, { at, reviewerId: null });
    return { action: 'listing:release', outcome };
  });

export type Decision = {
  decision: ReviewDecision;
  /** read by the vendor; mandatory but to publish, unless the requests say it all */
  reason: string;
  /** what must change, each bound to a field */
  requests: FieldProblem[];
  /** `If-Match`: the listing as the moderator read it */
  ifMatch: string | undefined;
};

/**
 * @throws ProblemError at `reason` or at the request left empty, `conflict` when another moderator holds the review,
 * `stale-version` when the listing is not the one that was read
 */
export const decideReview = (
  dependencies: ModerationDependencies,
  actor: Person,
  slug: string,
  given: Decision,
) =>
  act(dependencies, actor, slug, async (tx, subject, at) => {
    const { decision } = given;
    const action = ACTIONS[decision];
    demandRight(actor, action, listingObject(subject));
    const requests = decision === 'publish' ? [] : cleaned(given.requests);
    const reason = cleaned(given.reason) || summaryOf(requests);
    if (decision !== 'publish') demandWords(decision, reason, requests);
    const outcome = demandMove(actor, action, subject, { ...contextOf(subject, at), reason });
    demandVersion(given.ifMatch, revisionTag(subject), {
      current: await shown(tx, subject, actor, at),
    });
    const tell = (notice: Notice) =>
      tellOrganisation(tx, dependencies, subject.organisation!.id, notice, {
        key: `${action}:${subject.revision!.id}:${at}`,
        kind: 'listing-decision',
        at,
      });
    const about = { name: nameOf(subject), slug };
    if (decision === 'publish') {
      const version = await publishRevision(tx, subject, outcome, at);
      await publishAttested(tx, subject.id, at);
      await tell(published(about));
      return { action, outcome, data: { version } };
    }
    await moveTo(tx, subject, outcome, { at, reason, requests });
    const notice = decision === 'refuse' ? refused : changesRequested;
    await tell(notice(about, reason, requests));
    return { action, outcome, reason, data: { requests } };
  });

const ACTIONS = {
  publish: 'listing:publish',
  refuse: 'listing:refuse',
  'request-changes': 'listing:request-changes',
} as const satisfies Record<ReviewDecision, string>;

/** Requests that say what must change need no sentence before them. */
const summaryOf = (requests: FieldProblem[]): string =>
  requests.length === 0
    ? ''
    : requests.length === 1
      ? 'Un point est à revoir.'
      : `${requests.length} points sont à revoir.`;

function demandWords(decision: ReviewDecision, reason: string, requests: FieldProblem[]): void {
  const empty = requests
    .filter(({ message }) => message === '')
    .map(({ path }) => ({
      path: `requests.${path}`,
      message: `Dites à l’éditeur ce qui doit changer dans «\u00a0${fieldName(path)}\u00a0».`,
    }));
  if (empty.length > 0) throw invalidInput(empty);
  if (reason !== '') return;
  throw invalid(
    'reason',
    decision === 'refuse'
      ? 'Indiquez le motif du refus\u00a0: l’éditeur le lit et corrige d’après lui.'
      : 'Dites en une phrase ce qui doit changer\u00a0; les points champ par champ s’y ajoutent.',
  );
}

type Done = Pick<Parameters<typeof logAct>[2], 'action' | 'outcome' | 'reason' | 'data'>;

/** One act on one listing: held, done, logged last, and shown as it became. */
export const act = (
  { database, clock }: ModerationDependencies,
  actor: Person,
  slug: string,
  work: (tx: Db, subject: Subject, at: string) => Promise<Done>,
): Promise<ReviewView> =>
  database.transaction(async (tx) => {
    const at = clock().toISOString();
    const subject = await loadSubject(tx, slug, { lock: true });
    const done = await work(tx, subject, at);
    const written = await loadSubject(tx, slug);
    const view = await shown(tx, written, actor, at);
    await logAct(tx, subject, { at, accountId: actor.accountId, role: 'moderator', ...done });
    return view;
  });

const shown = async (db: Db, subject: Subject, actor: Person, at: string): Promise<ReviewView> =>
  reviewView(subject, actor, at, {
    sourceDocument: await findSourceDocument(db, subject.id),
    publishedBy: await publishedStatement(db, subject.id),
  });
