/** The log played again through the machines of `packages/domain`: it must end where the tables are. */
import { expect } from 'vitest';
import type { Database } from '@gouvtech/db';
import type { DisputeObject, ListingObject } from '@gouvtech/domain/permissions';
import { IDEAL } from '@gouvtech/domain/testing/context';
import { apply } from '@gouvtech/domain/transitions';

type Row = {
  seq: number;
  action: string;
  objectType: string;
  objectId: string;
  content: { from?: string; to?: string; role: string; actor?: string };
};

/** Moves and nothing else: reading, commenting and editing contacts change no state. */
const LISTING_ACTS = /^listing:(?!create|edit-contacts|acknowledge|ask-correction|confirm)/;

export async function replay({ query }: Database): Promise<void> {
  const found = await query<Omit<Row, 'content'> & { content: string }>(
    `select seq, action, object_type as "objectType", object_id as "objectId", content from event order by seq`,
  );
  const rows: Row[] = found.map((row) => ({ ...row, content: JSON.parse(row.content) }));
  const listings = new Map<string, ListingObject>();
  const disputes = new Map<string, DisputeObject>();
  for (const { seq, action, objectType, objectId, content } of rows) {
    const told = `${seq} ${action}`;
    if (action === 'listing:create') {
      listings.set(objectId, {
        ...{ type: 'listing', organisationId: 'a', status: 'draft', revisionStatus: 'draft' },
      });
      // Wording that goes live while the rest of the revision waits moves nothing.
    } else if (objectType === 'listing' && LISTING_ACTS.test(action) && content.to) {
      const before = listings.get(objectId)!;
      const outcome = apply(before, action as 'listing:edit', IDEAL);
      if (!outcome.ok) {
        const past = rows.filter((row) => row.objectId === objectId && row.seq <= seq);
        throw new Error(
          `${told}: the machine refuses ${JSON.stringify(before)} after ${past
            .map((row) => `${row.action} ${row.content.from}→${row.content.to}`)
            .join(', ')}`,
        );
      }
      if (outcome.revisionTo) expect(content.to, told).toBe(outcome.revisionTo);
      const closes = ['published', 'archived'].includes(outcome.revisionTo ?? '');
      listings.set(objectId, {
        ...before,
        status: (outcome.to ?? before.status) as ListingObject['status'],
        revisionStatus: outcome.revisionTo
          ? closes
            ? null
            : (outcome.revisionTo as NonNullable<ListingObject['revisionStatus']>)
          : (before.revisionStatus ?? null),
      });
    } else if (objectType === 'dispute') {
      const known = disputes.get(objectId);
      if (known && content.from) expect(content.from, told).toBe(known.status);
      const status = (content.to ?? known?.status) as DisputeObject['status'];
      disputes.set(objectId, {
        ...{ type: 'dispute', organisationId: 'a', accountId: null, involved: [], status },
      });
    }
  }
  const states = await query<{ id: string; status: string }>('select id, status from solution');
  for (const { id, status } of states) expect(listings.get(id)?.status, id).toBe(status);
  const open = await query<{ id: string; status: string }>('select id, status from dispute');
  for (const { id, status } of open) expect(disputes.get(id)?.status, id).toBe(status);
}
