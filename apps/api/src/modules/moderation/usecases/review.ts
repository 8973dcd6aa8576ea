/** The review of a submitted listing: take it, give it back, decide. */
import type { Db } from '@gouvtech/db';
import type { FieldProblem, Listing } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { FIELD_NAMES } from '@gouvtech/domain/words';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { ProblemError } from '../../../contract/problem-error.ts';
import { publishAttested } from '../../assessments/index.ts';
import {
  cleaned,
  contextOf,
  demandMove,
  listingMails,
  listingObject,
  loadSubject,
  logAct,
  moveTo,
  nameOf,
  publishRevision,
  type Subject,
} from '../../listings/index.ts';
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
  return reviewView(subject, actor, clock().toISOString());
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
  decision: 'publish' | 'refuse' | 'request-changes';
  /** read by the vendor; mandatory but to publish */
  reason: string;
  /** what must change, each bound to a field */
  requests: FieldProblem[];
};

/** @throws ProblemError at `reason` without one, `conflict` when another moderator holds the review */
export const decideReview = (
  dependencies: ModerationDependencies,
  actor: Person,
  slug: string,
  given: Decision,
) =>
  act(dependencies, actor, slug, async (tx, subject, at) => {
    const { decision } = given;
    const requests = cleaned(given.requests).filter(({ message }) => message !== '');
    const reason = cleaned(given.reason);
    const action = ACTIONS[decision];
    demandRight(actor, action, listingObject(subject));
    if (decision !== 'publish' && reason === '') throw reasonNeeded(decision);
    const outcome = demandMove(actor, action, subject, { ...contextOf(subject, at), reason });
    if (decision === 'publish') {
      const version = await publishRevision(tx, subject, outcome, at);
      await publishAttested(tx, subject.id, at);
      await tell(
        tx,
        subject,
        at,
        action,
        listingMails.published(about(dependencies, subject, 'solutions')),
      );
      return { action, outcome, data: { version } };
    }
    const asked = decision === 'request-changes' ? requests : [];
    await moveTo(tx, subject, outcome, { at, reason, requests: asked });
    const page = about(dependencies, subject, 'espace/solutions');
    const mail =
      decision === 'refuse'
        ? listingMails.refused(page, reason)
        : listingMails.changesRequested(page, reason, asked, labelOf);
    await tell(tx, subject, at, action, mail);
    return { action, outcome, reason, data: { requests: asked } };
  });

const ACTIONS = {
  publish: 'listing:publish',
  refuse: 'listing:refuse',
  'request-changes': 'listing:request-changes',
} as const;

const labelOf = (path: string): string =>
  FIELD_NAMES[path.split(/[.[]/)[0] as keyof Listing] ?? path;

const about = ({ publicOrigin }: ModerationDependencies, subject: Subject, place: string) => ({
  name: nameOf(subject),
  page: `${publicOrigin}/${place}/${subject.slug}`,
});

const tell = (
  tx: Db,
  subject: Subject,
  at: string,
  action: string,
  mail: ReturnType<typeof listingMails.published>,
) =>
  listingMails.tellMembers(tx, subject.organisation!.id, mail, {
    key: `${action}:${subject.revision!.id}:${subject.revision!.version}`,
    at,
  });

const reasonNeeded = (decision: Decision['decision']) =>
  new ProblemError('invalid-input', {
    detail: 'Corrigez les points signalés, puis recommencez.',
    errors: [
      {
        path: 'reason',
        message:
          decision === 'refuse'
            ? 'Indiquez le motif du refus\u00a0: l’éditeur le lit et corrige d’après lui.'
            : 'Dites en une phrase ce qui doit changer\u00a0; les points champ par champ s’y ajoutent.',
      },
    ],
  });

type Done = Pick<Parameters<typeof logAct>[2], 'action' | 'outcome' | 'reason' | 'data'>;

const act = (
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
    await logAct(tx, subject, { at, accountId: actor.accountId, role: 'moderator', ...done });
    return reviewView(written, actor, at);
  });
