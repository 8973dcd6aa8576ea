import { sql } from 'drizzle-orm';
import type { DisputedObject, OpenDisputeView } from '@gouvtech/domain/disputes';
import { rows, toInstant, type Db } from '../database.ts';
import type { DisputeReply } from '../schema/index.ts';
import type { ProjectionInput } from './types.ts';

type Row = {
  id: string;
  object: DisputedObject;
  criterion: string | null;
  evidence: string | null;
  field: string | null;
  label: string | null;
  subject: string;
  status: OpenDisputeView['status'];
  since: string;
  until: string | null;
  reply: DisputeReply | null;
  replied: string | null;
  decided: string | null;
};

/** Disputes the public sees, by solution, oldest first: from the day the vendor is asked until they are final. */
export async function loadOpenDisputes(
  db: Db,
  solutionIds: string[],
): Promise<Map<string, ProjectionInput['disputes']>> {
  const found = await rows<Row>(
    db,
    sql`select solution_id id, object, criterion, evidence_id evidence, field, subject, status, public_since since,
          reply_until until, reply, replied_at replied, decided_at decided,
          (select reference from label where label.id = label_id) label
        from dispute where solution_id = any(${sql.param(solutionIds)}::uuid[])
          and public_since is not null and closed_at is null
        order by public_since, dispute.id`,
  );
  const all = new Map<string, ProjectionInput['disputes']>();
  for (const { id, ...row } of found) all.set(id, [...(all.get(id) ?? []), toDispute(row)]);
  return all;
}

const day = (instant: string): string => toInstant(instant).slice(0, 10);

const toDispute = (row: Omit<Row, 'id'>): ProjectionInput['disputes'][number] => ({
  object: row.object,
  criterion: row.criterion,
  evidenceId: row.evidence,
  field: row.field,
  ...(row.label !== null && { label: row.label }),
  subject: row.subject,
  since: day(row.since),
  status: row.status,
  replyUntil: row.until && day(row.until),
  reply: row.reply && row.replied ? { text: row.reply.text, on: day(row.replied) } : null,
  decidedOn: row.decided && day(row.decided),
  publicSince: toInstant(row.since),
});
