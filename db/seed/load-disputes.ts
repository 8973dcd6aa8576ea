/** Disputes of the demonstration, at the state where what is told of each leaves it. */
import { appealUntil, replyUntil } from '@gouvtech/domain/transitions-dispute';
import type { DisputeStatus } from '@gouvtech/domain';
import type { Db } from '../src/database.ts';
import { dispute } from '../src/schema/index.ts';
import { uuidOf } from './answers/identity.ts';
import type { Clock } from './clock.ts';
import type { DisputeSeed } from './model.ts';

/** Who moderates in the demonstration. */
const MODERATOR = 'camille-roux';
const ADMINISTRATOR = 'yannick-ferrand';

const accountId = (id: string) => uuidOf(id, 'account');

export const disputeRow = (
  seed: DisputeSeed,
  place: { slug: string; solutionId: string; number: number },
  clock: Clock,
): typeof dispute.$inferInsert => {
  const {
    criterion,
    field,
    by,
    opened,
    statement,
    subject,
    asked,
    reply,
    decision,
    appeal,
    final,
  } = seed;
  const openedAt = clock.at(opened, 9);
  const publicSince = asked === undefined ? null : clock.at(asked, 9);
  // At the hour of the caps that answers of the demonstration carry: one decision, one instant.
  const decidedAt = decision ? clock.at(decision.on, 11) : null;
  const { status, since } = stateOf(seed, clock);
  const closed = status === 'final' || status === 'inadmissible';
  return {
    id: uuidOf(place.slug, 'dispute', place.number),
    solutionId: place.solutionId,
    object: criterion ? 'answer' : 'listing',
    criterion: criterion ?? null,
    field: field ?? null,
    subject: subject ?? '',
    statement,
    status,
    statusSince: since,
    openedBy: accountId(by),
    openedAt,
    admittedBy: subject === undefined ? null : accountId(MODERATOR),
    publicSince,
    replyUntil: publicSince && replyUntil(publicSince),
    ...(reply && {
      reply: { text: reply.text, evidenceIds: [] },
      repliedBy: reply.by === undefined ? null : accountId(reply.by),
      repliedAt: clock.at(reply.on, 10),
    }),
    ...(decision && {
      outcome: decision.outcome,
      reason: decision.reason,
      cap: decision.cap ?? null,
      remedy: decision.remedy ?? null,
      decidedBy: accountId(MODERATOR),
      decidedAt,
    }),
    ...(appeal && {
      appealedBy: accountId(appeal.by),
      appealedAt: clock.at(appeal.on, 15),
      appealReason: appeal.reason,
    }),
    ...(final && {
      finalOutcome: final.outcome,
      finalCap: final.cap ?? null,
      finalReason: final.reason,
      finalBy: accountId(ADMINISTRATOR),
    }),
    closedAt: closed ? since : null,
  };
};

function stateOf(
  { subject, asked, decision, appeal, final, opened }: DisputeSeed,
  clock: Clock,
): { status: DisputeStatus; since: string } {
  if (final) return { status: 'final', since: clock.at(final.on, 11) };
  if (appeal) return { status: 'appealed', since: clock.at(appeal.on, 15) };
  if (decision) {
    const { outcome, on } = decision;
    const since = clock.at(on, 11);
    const end = appealUntil(since);
    const over = outcome !== 'inadmissible' && end <= clock.now;
    return over ? { status: 'final', since: end } : { status: outcome, since };
  }
  if (asked !== undefined) return { status: 'vendor_reply', since: clock.at(asked, 9) };
  return { status: subject === undefined ? 'opened' : 'under_review', since: clock.at(opened, 9) };
}

export async function saveDisputes(
  tx: Db,
  { slug, disputes = [] }: { slug: string; disputes?: DisputeSeed[] },
  solutionId: string,
  clock: Clock,
): Promise<void> {
  if (disputes.length === 0) return;
  await tx
    .insert(dispute)
    .values(disputes.map((seed, number) => disputeRow(seed, { slug, solutionId, number }, clock)));
}
