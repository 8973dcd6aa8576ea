/** One dispute as its reader may know it: the person who reported, the vendor, or staff. */
import type { Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { possibleActions } from '@gouvtech/domain/transitions';
import { triageUntil } from '@gouvtech/domain/transitions-dispute';
import { typography } from '../mail/index.ts';
import { capChoices } from './caps.ts';
import { contextOf, disputeObject } from './object.ts';
import { findPerson, findReplyEvidence, type DisputeRow } from './repository.ts';
import type { DisputeDetail, DisputeLine } from './schemas.ts';
import { effectInWords, nameOfObject, nextStep, titleOf } from './words.ts';

export const etagOf = ({ version }: Pick<DisputeRow, 'version'>): string => `"${version}"`;

export const isVendor = (actor: Person, row: DisputeRow): boolean =>
  actor.memberships.some(({ organisationId }) => organisationId === row.organisation?.id);

function readerOf(actor: Person, row: DisputeRow): DisputeDetail['reader'] {
  if (row.openedBy === actor.accountId) return 'opener';
  return isVendor(actor, row) ? 'vendor' : 'staff';
}

function next(row: DisputeRow, now: string): DisputeLine['next'] {
  const step = nextStep(row, now);
  return { ...step, text: typography(step.text) };
}

export const disputeLine = (row: DisputeRow, now: string): DisputeLine => ({
  id: row.id,
  solution: { slug: row.solution.slug, name: row.solution.name },
  object: row.object,
  about: typography(nameOfObject(row)),
  status: row.status,
  outcome: row.finalOutcome ?? row.outcome,
  openedAt: row.openedAt,
  publicSince: row.publicSince,
  replied: row.repliedAt !== null,
  next: next(row, now),
});

export async function disputeDetail(
  db: Db,
  actor: Person,
  row: DisputeRow,
  now: string,
): Promise<DisputeDetail> {
  const reader = readerOf(actor, row);
  const actions = possibleActions(actor, disputeObject(row), contextOf(row, now));
  const opener = reader === 'staff' && row.openedBy ? await findPerson(db, row.openedBy) : null;
  const decides = actions.some(
    (one) => one === 'dispute:uphold' || one === 'dispute:decide-appeal',
  );
  return {
    ...disputeLine(row, now),
    etag: etagOf(row),
    reader,
    criterion: row.criterion === null ? null : { id: row.criterion, title: titleOf(row.criterion) },
    evidence: row.evidence,
    label: row.label && { reference: row.label.reference, labeller: row.label.labeller },
    field: row.field,
    organisation: row.organisation && { slug: row.organisation.slug, name: row.organisation.name },
    subject: row.subject || null,
    statement: row.statement,
    link: row.link,
    opener: opener && { name: opener.name, organisations: opener.organisations },
    triageUntil: triageUntil(row.openedAt),
    replyUntil: row.replyUntil,
    reply:
      row.reply && row.repliedAt ? await replyView(db, reader, row.reply, row.repliedAt) : null,
    decision:
      row.outcome && row.decidedAt && row.reason
        ? {
            outcome: row.outcome,
            reason: row.reason,
            effect: row.outcome === 'upheld' ? typography(effectInWords(row)) : null,
            at: row.decidedAt,
          }
        : null,
    appeal:
      row.appealedAt && row.appealReason
        ? {
            by: row.appealedBy !== null && row.appealedBy === row.openedBy ? 'opener' : 'vendor',
            reason: row.appealReason,
            at: row.appealedAt,
          }
        : null,
    final:
      row.finalOutcome && row.finalReason && row.closedAt
        ? {
            outcome: row.finalOutcome,
            reason: row.finalReason,
            effect:
              row.finalOutcome === 'upheld'
                ? typography(effectInWords({ ...row, cap: row.finalCap }))
                : null,
            at: row.closedAt,
          }
        : null,
    closedAt: row.closedAt,
    caps: decides ? await capChoices(db, row, now) : null,
    actions,
  };
}

/** Who reported reads what everybody reads: proofs are opened to staff and to their vendor. */
async function replyView(
  db: Db,
  reader: DisputeDetail['reader'],
  { text, evidenceIds }: { text: string; evidenceIds: string[] },
  at: string,
): Promise<DisputeDetail['reply']> {
  const all = evidenceIds.length > 0 ? await findReplyEvidence(db, evidenceIds) : [];
  const shown = all.filter(({ visibility }) => reader !== 'opener' || visibility === 'public');
  return {
    text,
    at,
    evidence: shown.map(({ id, title, url, file }) => ({
      id,
      title,
      href: url ?? (file && reader !== 'opener' ? `/api/v1/evidence/${id}/file` : null),
    })),
    kept: all.length - shown.length,
  };
}
