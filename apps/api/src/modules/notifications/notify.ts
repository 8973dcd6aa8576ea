import type { Db } from '@gouvtech/db';
import type { NotificationKind } from '@gouvtech/domain/notifications';
import { letter, oneLine, queueMail, typography } from '../mail/index.ts';
import { insertNotifications } from './repository.ts';

export type NewNotice = {
  accountIds: readonly string[];
  kind: NotificationKind;
  /** names the act: the same act never tells a person twice, `listing:publish:<revision>` */
  key: string;
  /** one line; the subject of the mail */
  title: string;
  /** plain text, paragraphs separated by an empty line, without greeting nor address */
  body: string;
  /** relative address of the exact place: `/espace/solutions/parafe/fiche#summary` */
  href: string;
  now: string | Date;
  publicOrigin: string;
};

/**
 * Tells people, in the transaction of the act: in their space, and by mail unless they want none of this kind.
 * Deleted and blocked accounts are left out.
 * @returns how many people learn it now
 */
export async function notify(tx: Db, notice: NewNotice): Promise<number> {
  const { accountIds, kind, key, href, publicOrigin } = notice;
  if (!/^\/(?![/\\])/.test(href)) throw new Error(`not a relative address: ${href}`);
  if (accountIds.length === 0) return 0;
  const at = typeof notice.now === 'string' ? notice.now : notice.now.toISOString();
  const title = typography(oneLine(notice.title));
  const body = typography(notice.body);
  const told = await insertNotifications(tx, { accountIds, kind, key, title, body, href, at });
  for (const { accountId, email } of told) {
    if (email === null) continue;
    await queueMail(tx, {
      ...{ key: `${key}:${accountId}`, to: email, subject: title, at },
      body: letter([
        body,
        `Voir dans le catalogue :\n${publicOrigin}${href}`,
        `Choisir les courriels que vous recevez :\n${publicOrigin}/compte#courriels`,
      ]),
    });
  }
  return told.length;
}
