import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import { rows, schema, toInstant, type Db } from '@gouvtech/db';
import type { NotificationKind } from '@gouvtech/domain/notifications';

const { notification, notificationPreference } = schema;

export type NewNotification = {
  accountIds: readonly string[];
  kind: NotificationKind;
  key: string;
  title: string;
  body: string;
  href: string;
  at: string;
};

/** @returns those who did not have it yet, and the address to write to: null when they want no mail of this kind */
export const insertNotifications = (db: Db, one: NewNotification) =>
  rows<{ accountId: string; email: string | null }>(
    db,
    sql`
      with added as (
        insert into notification (account_id, kind, key, title, body, href, created_at)
        select id, ${one.kind}, ${one.key}, ${one.title}, ${one.body}, ${one.href}, ${one.at}::timestamptz
        from account
        where id = any(${sql.param([...one.accountIds])}::uuid[])
          and deleted_at is null and blocked_at is null
        order by id
        on conflict (account_id, key) do nothing
        returning account_id)
      select a.id "accountId", case when coalesce(p.mail, true) then a.email end "email"
      from added join account a on a.id = added.account_id
        left join notification_preference p on p.account_id = a.id and p.kind = ${one.kind}
      order by a.id`,
  );

export type NotificationRow = {
  id: string;
  kind: string;
  title: string;
  body: string;
  href: string;
  createdAt: string;
  readAt: string | null;
};

/** Unread first, the last one first. */
export async function listNotifications(
  db: Db,
  accountId: string,
  { limit, offset }: { limit: number; offset: number },
): Promise<NotificationRow[]> {
  const { id, kind, title, body, href, createdAt, readAt } = notification;
  const found = await db
    .select({ id, kind, title, body, href, createdAt, readAt })
    .from(notification)
    .where(eq(notification.accountId, accountId))
    .orderBy(sql`${readAt} is not null`, desc(createdAt), desc(id))
    .limit(limit)
    .offset(offset);
  return found.map((row) => ({
    ...row,
    createdAt: toInstant(row.createdAt),
    readAt: row.readAt && toInstant(row.readAt),
  }));
}

export async function countNotifications(
  db: Db,
  accountId: string,
): Promise<{ total: number; unread: number }> {
  const [row] = await db
    .select({
      total: count(),
      unread: sql<number>`count(*) filter (where ${notification.readAt} is null)::int`,
    })
    .from(notification)
    .where(eq(notification.accountId, accountId));
  return row!;
}

/** One’s own only. @returns false when there is none of this id */
export async function markRead(
  db: Db,
  accountId: string,
  id: string,
  at: string,
): Promise<boolean> {
  const found = await db
    .update(notification)
    .set({ readAt: sql`coalesce(${notification.readAt}, ${at}::timestamptz)` })
    .where(and(eq(notification.accountId, accountId), eq(notification.id, id)))
    .returning({ id: notification.id });
  return found.length > 0;
}

/** @param until what came after it was not on the page: it stays unread */
export const markAllRead = async (
  db: Db,
  accountId: string,
  until: string,
  at: string,
): Promise<void> =>
  void (await db
    .update(notification)
    .set({ readAt: at })
    .where(
      and(
        eq(notification.accountId, accountId),
        isNull(notification.readAt),
        sql`${notification.createdAt} <= ${until}::timestamptz`,
      ),
    ));

/** Kinds of which the person wants no mail. */
export async function findUnwanted(db: Db, accountId: string): Promise<string[]> {
  const { kind, mail } = notificationPreference;
  const found = await db
    .select({ kind })
    .from(notificationPreference)
    .where(and(eq(notificationPreference.accountId, accountId), eq(mail, false)));
  return found.map((row) => row.kind);
}

export async function setUnwanted(
  db: Db,
  accountId: string,
  kinds: readonly NotificationKind[],
): Promise<void> {
  await db.delete(notificationPreference).where(eq(notificationPreference.accountId, accountId));
  if (kinds.length === 0) return;
  await db
    .insert(notificationPreference)
    .values(kinds.map((kind) => ({ accountId, kind, mail: false })));
}
