/** The log of accreditations, audits and labels played again through their machines: it must end where the tables are. */
import { expect } from 'vitest';
import type { Database } from '@gouvtech/db';
import { IDEAL } from '@gouvtech/domain/testing/context';
import { apply } from '@gouvtech/domain/transitions';

type Row = { seq: number; action: string; type: string; id: string; from?: string; to?: string };
type Told = 'accreditation' | 'audit' | 'label';

const object = (type: Told, status: string) =>
  ({
    ...{ type, status, organisationId: 'a', labellerId: 'l', team: ['x'], leadId: 'x' },
  }) as never;

/** What ends an audit or a label for good. */
const ENDED: Record<Told, string[]> = {
  accreditation: ['refused', 'withdrawn', 'expired'],
  audit: ['declined', 'cancelled', 'reopened'],
  label: ['expired', 'revoked', 'withdrawn', 'superseded', 'refused'],
};

/** @returns how many lines were played */
export async function replayLabels({ query }: Database): Promise<number> {
  const rows = await query<Row>(
    `select seq, action, object_type as type, object_id as id, content::jsonb ->> 'from' as "from",
       content::jsonb ->> 'to' as "to" from event where object_type in ('accreditation', 'audit', 'label') order by seq`,
  );
  const known = new Map<string, string>();
  for (const { seq, action, type, id, from, to } of rows) {
    const told = `${seq} ${action} ${type} ${id}`;
    const held = known.get(id);
    if (held !== undefined && from) expect(from, told).toBe(held);
    if (held !== undefined && to && to !== held) {
      expect(ENDED[type as Told], `${told} leaves ${held}`).not.toContain(held);
      // Who signs last accepts for the whole team: the machine leaves that to the use case.
      if (action.startsWith(`${type}:`) && !(action === 'audit:sign-independence')) {
        const outcome = apply(object(type as Told, held), action as never, IDEAL);
        expect(outcome, `${told} from ${held}`).toMatchObject({ ok: true, to });
      }
    }
    if (to) known.set(id, to);
  }
  for (const table of ['accreditation', 'audit', 'label'])
    for (const { id, status } of await query<{ id: string; status: string }>(
      `select id, status from ${table}`,
    ))
      if (known.has(id) || table !== 'accreditation')
        expect(known.get(id), `${table} ${id}`).toBe(status);
  return rows.length;
}
