import { randomUUID } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Instant } from '@gouvtech/criteria';
import type { Db } from '../database.ts';
import { event } from '../schema/index.ts';
import { currentRequestId } from './request-context.ts';

/** One act, as the log keeps it. No name nor address of a person: `actor` is the pseudonymous id of an account. */
export type NewLogEvent = {
  at: Instant;
  /** account; null for the clock and for people who are not signed in */
  actor: string | null;
  /** in what capacity: `member`, `signatory`, `moderator`, `clock`… */
  role: string;
  /** as in `packages/domain`: `listing:submit` */
  action: string;
  object: { type: string; id: string };
  organisationId?: string | null;
  solutionId?: string | null;
  from?: string | null;
  to?: string | null;
  reason?: string | null;
  snapshotSha256?: string | null;
  /** what else makes the act understandable years later */
  data?: Record<string, unknown>;
};

/**
 * Adds an act to the log, in the transaction of the act itself. Call it last: it holds the head of the chain until
 * the transaction ends.
 */
export async function appendEvent(db: Db, input: NewLogEvent): Promise<void> {
  const { at, actor, action, object, organisationId = null, solutionId = null } = input;
  await db.insert(event).values({
    // Numbered and hashed by the trigger `event_chain`.
    seq: 0,
    previousHash: '',
    hash: '',
    at,
    actor,
    action,
    objectType: object.type,
    objectId: object.id,
    organisationId,
    solutionId,
    content: eventContent(input),
  });
}

/** Canonical JSON of an event, with the request it comes from: for a statement that writes the act and its event at once. */
export const eventContent = (input: NewLogEvent): string =>
  canonicalize({
    id: randomUUID(),
    ...defined({ ...input, requestId: currentRequestId() }),
  }) as string;

const defined = (input: NewLogEvent & { requestId: string | null }) =>
  Object.fromEntries(Object.entries(input).filter(([, value]) => value != null));
