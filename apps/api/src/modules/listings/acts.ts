/** What every act on a listing shares: who may, whether the state allows it, what is written, what is logged. */
import { appendEvent, setStatus, type Db } from '@gouvtech/db';
import type { FieldProblem } from '@gouvtech/domain';
import type { Actor, Person } from '@gouvtech/domain/actors';
import type { ActionOn } from '@gouvtech/domain/permissions';
import { GATE_TEXTS, type PublicationGate } from '@gouvtech/domain/publication-gates';
import { apply, type Applied, type Context } from '@gouvtech/domain/transitions';
import type { RefusalReason } from '@gouvtech/domain/refusals';
import { demandRight, refusalError } from '../../contract/demand.ts';
import { SLUG } from '../catalogue/index.ts';
import { refuseFormerMember } from '../organisations/index.ts';
import { findSubject, updateRevision } from './repository.ts';
import { contentOf, draftProblems, listingObject, type Subject } from './subject.ts';

/**
 * @param by who asks: a person whom the organisation removed is told so, and not that the listing does not exist
 * @throws ProblemError `not-found`, the same as for a listing that the reader may not know of
 */
export async function loadSubject(
  db: Db,
  slug: string,
  { lock = false, by }: { lock?: boolean; by?: Person } = {},
): Promise<Subject> {
  const subject = SLUG.test(slug) ? await findSubject(db, slug, { lock }) : null;
  if (!subject) throw refusalError('hidden');
  if (by && subject.organisation) await refuseFormerMember(db, by, subject.organisation.id);
  return subject;
}

/** Where a gate is met, on the form. */
const GATE_PATHS: Record<PublicationGate, string> = {
  'organisation-verified': 'organisation',
  'legal-contact': 'contacts.legalName',
  'security-contact': 'contacts.security',
  'accuracy-statement': 'accuracy',
};

export const gateProblems = (gates: readonly PublicationGate[]): FieldProblem[] =>
  gates.map((gate) => ({ path: GATE_PATHS[gate], message: GATE_TEXTS[gate] }));

/** Right, then state. @throws ProblemError with every point to complete, when that is what is in the way */
export function demandMove(
  actor: Actor,
  action: ActionOn<'listing'>,
  subject: Subject,
  context: Context,
): Applied {
  const object = listingObject(subject);
  demandRight(actor, action, object);
  const outcome = apply(object, action, context);
  if (outcome.ok) return outcome;
  throw refusalError(outcome.reason, problemsOf(outcome.reason, subject, context));
}

const REASON_MISSING = { path: 'reason', message: 'Écrivez le motif, en une phrase ou deux.' };

function problemsOf(reason: RefusalReason, subject: Subject, context: Context): FieldProblem[] {
  if (reason === 'reason-required') return [REASON_MISSING];
  const incomplete = ['organisation-not-verified', 'gates-missing', 'fields-missing'];
  return incomplete.includes(reason)
    ? [...draftProblems(contentOf(subject)), ...gateProblems(context.missingGates ?? [])]
    : [];
}

type RevisionChange = Parameters<typeof updateRevision>[2];

/** Writes where an act leads: the status of the listing, that of its revision, or both. */
export async function moveTo(
  tx: Db,
  subject: Subject,
  { to, revisionTo }: Applied,
  { at, reason, ...change }: RevisionChange & { at: string; reason?: string | null },
): Promise<void> {
  if (subject.revision && revisionTo) {
    await updateRevision(tx, subject.revision.id, {
      ...change,
      ...(reason !== undefined && { reason }),
      status: revisionTo,
      statusSince: at,
    });
  }
  if (to !== undefined && to !== subject.status) {
    const status = to as Subject['status'];
    await setStatus(tx, { solutionId: subject.id, status, reason: reason ?? null, at });
  }
}

export type Act = {
  at: string;
  /** null: the clock, or what follows by itself from an act */
  accountId: string | null;
  role: 'member' | 'signatory' | 'moderator' | 'clock';
  action: ActionOn<'listing'> | 'listing:create' | 'listing:edit-contacts';
  outcome?: Applied;
  reason?: string | null;
  data?: Record<string, unknown>;
};

/** The line of the log, last statement of the transaction. `from` and `to` are those of what moved. */
export const logAct = (
  tx: Db,
  subject: Pick<Subject, 'id' | 'status' | 'organisation' | 'revision'>,
  act: Act,
) =>
  appendEvent(tx, {
    at: act.at,
    actor: act.accountId,
    role: act.role,
    action: act.action,
    object: { type: 'listing', id: subject.id },
    organisationId: subject.organisation?.id ?? null,
    solutionId: subject.id,
    from: act.outcome?.revisionTo ? (subject.revision?.status ?? 'none') : subject.status,
    to: act.outcome?.revisionTo ?? act.outcome?.to ?? null,
    reason: act.reason ?? null,
    ...(act.data && { data: act.data }),
  });
