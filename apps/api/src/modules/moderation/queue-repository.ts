/** One page of what waits for moderators, from everywhere, filtered, counted and cut by the database. */
import { sql, type SQL } from 'drizzle-orm';
import { rows, toInstant, type Db } from '@gouvtech/db';
import type { QueueKind, QueueState } from '@gouvtech/domain/moderation-queue';
import { actorsOf } from '../audits/index.ts';
import { waitingItems } from './queue-sources-repository.ts';

export type QueueRow = {
  kind: QueueKind;
  /** names the item among those of its kind: slug, slug and version, or id */
  id: string;
  name: string;
  /** kind of signal, subject of a dispute, number of claims… */
  detail: string | null;
  organisation: string | null;
  since: string;
  due: string;
  holder: string | null;
  mine: boolean;
  /** the reader is a member of the organisation, or took part in the audit appealed: another moderator decides */
  involved: boolean;
};

/** Of the audit appealed. */
const ACTORS = sql.raw(actorsOf('u.id'));

export type QueueReader = { accountId: string; organisationIds: string[]; administrator: boolean };
export type QueueFilter = {
  q: string;
  kind: QueueKind | null;
  state: QueueState | null;
  page: number;
  pageSize: number;
};
export type QueuePage = {
  items: QueueRow[];
  total: number;
  /** of each kind, under the other filters */
  counts: Partial<Record<QueueKind, number>>;
  /** of everything that waits, whatever the filters */
  all: { total: number; late: number; mine: number };
};

const STATES: Record<QueueState, (reader: QueueReader, now: string) => SQL> = {
  free: () => sql`holder is null`,
  mine: ({ accountId }) => sql`holder = ${accountId}`,
  held: ({ accountId }) => sql`holder <> ${accountId}`,
  late: (_, now) => sql`due < ${now}::timestamptz`,
};

export async function readQueue(
  db: Db,
  reader: QueueReader,
  { q, kind, state, page, pageSize }: QueueFilter,
  now: string,
): Promise<QueuePage> {
  const { accountId, organisationIds, administrator } = reader;
  const own = sql`${sql.param(organisationIds)}::uuid[]`;
  const searched = q.replace(/[\\%_]/g, '\\$&');
  const found = await rows<Omit<QueuePage, 'items'> & { items: QueueRow[] | null }>(
    db,
    sql`
      with waiting (kind, id, name, detail, organisation_id, organisation, since, due, reviewer) as materialized
        (${waitingItems(now, administrator)}),
      item as materialized (
        select w.kind, w.id, w.name, w.detail, w.organisation_id, w.organisation, w.since, w.due,
          coalesce(w.reviewer, h.account_id) as holder
        from waiting w left join moderation_hold h on h.kind = w.kind and h.object_id = w.id
      ),
      matching as materialized (
        select * from item
        where ${state ? STATES[state](reader, now) : sql`true`}
          and ${q ? sql`public.fold(name || ' ' || coalesce(organisation, '')) like '%' || public.fold(${searched}) || '%'` : sql`true`}
      ),
      listed as (select * from matching where ${kind ? sql`kind = ${kind}` : sql`true`})
      select
        (select count(*)::int from listed) as total,
        (select coalesce(json_object_agg(kind, n), '{}') from (select kind, count(*)::int as n from matching group by kind) k)
          as counts,
        (select json_build_object('total', count(*)::int, 'late', count(*) filter (where due < ${now}::timestamptz)::int,
          'mine', count(*) filter (where holder = ${accountId})::int) from item) as all,
        (select json_agg(p) from (
          select l.kind, l.id, l.name, l.detail, l.organisation, l.since, l.due,
            case when l.holder is null then null
              else coalesce(nullif(trim(a.given_name || ' ' || a.usual_name), ''), 'Un ancien modérateur') end as holder,
            coalesce(l.holder = ${accountId}, false) as mine,
            coalesce(l.organisation_id = any(${own}), false) or coalesce(u.labeller_id = any(${own}), false)
              or ${accountId}::text in (${ACTORS}) as involved
          from (select * from listed order by due, since, kind, id
            limit ${pageSize} offset ${(page - 1) * pageSize}) l
          left join account a on a.id = l.holder
          left join audit u on l.kind = 'appeal' and u.reference = l.id
          order by l.due, l.since, l.kind, l.id) p) as items`,
  );
  const { items, ...rest } = found[0]!;
  return {
    ...rest,
    items: (items ?? []).map((row) => ({
      ...row,
      since: toInstant(row.since),
      due: toInstant(row.due),
    })),
  };
}

export type JudgedItem = {
  organisationId: string | null;
  holderId: string | null;
  /** of an appeal */
  labellerId: string | null;
  /** accounts that acted in the audit appealed */
  involved: string[];
};

/** One item of the reader’s queue as rights judge it, or null when it does not wait (any more). */
export async function findItem(
  db: Db,
  { administrator }: Pick<QueueReader, 'administrator'>,
  { kind, id }: { kind: QueueKind; id: string },
  now: string,
): Promise<JudgedItem | null> {
  const [row] = await rows<JudgedItem>(
    db,
    sql`
      select w.organisation_id as "organisationId", coalesce(w.reviewer, h.account_id) as "holderId",
        u.labeller_id as "labellerId", array(${ACTORS}) as involved
      from (${waitingItems(now, administrator)}) w (kind, id, name, detail, organisation_id, organisation, since, due, reviewer)
      left join moderation_hold h on h.kind = w.kind and h.object_id = w.id
      left join audit u on w.kind = 'appeal' and u.reference = w.id
      where w.kind = ${kind} and w.id = ${id}`,
  );
  return row ?? null;
}
