/** What a person reads of what they were told, and the mails they want. */
import type { Static } from 'typebox';
import { appendEvent, type Database } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { NOTIFICATION_KINDS, type NotificationKind } from '@gouvtech/domain/notifications';
import { demandRight } from '../../contract/demand.ts';
import { invalidInput, ProblemError } from '../../contract/problem-error.ts';
import {
  countNotifications,
  findUnwanted,
  listNotifications,
  markAllRead,
  markRead,
  setUnwanted,
} from './repository.ts';
import type { MailChoices, NotificationList } from './schemas.ts';

export type NotificationDependencies = { database: Database; clock: () => Date };

const PER_PAGE = 20;

export function notificationUseCases({ database, clock }: NotificationDependencies) {
  const { db } = database;
  const at = () => clock().toISOString();

  async function list(actor: Person, page: number): Promise<Static<typeof NotificationList>> {
    const accountId = own(actor, 'account:read-notifications');
    const counts = await countNotifications(db, accountId);
    const offset = (page - 1) * PER_PAGE;
    const found = await listNotifications(db, accountId, { limit: PER_PAGE, offset });
    const items = found.map((row) => ({ ...row, kind: row.kind as NotificationKind }));
    return { items, ...counts, page, pageSize: PER_PAGE, until: at() };
  }

  /** @throws ProblemError `not-found` for another person’s, `invalid-input` without anything to mark */
  async function read(actor: Person, what: { id?: string; until?: string }): Promise<void> {
    const accountId = own(actor, 'account:read-notifications');
    const { id, until } = what;
    if (until !== undefined) return markAllRead(db, accountId, until, at());
    if (id === undefined) {
      const message = 'Donnez l’identifiant d’une notification, ou un instant.';
      throw invalidInput([{ path: 'id', message }]);
    }
    if (!(await markRead(db, accountId, id, at())))
      throw new ProblemError('not-found', { detail: 'Cette notification n’existe plus.' });
  }

  async function choices(actor: Person): Promise<Static<typeof MailChoices>> {
    const unwanted = await findUnwanted(db, own(actor, 'account:read-notifications'));
    return { mails: NOTIFICATION_KINDS.filter((kind) => !unwanted.includes(kind)) };
  }

  const choose = (actor: Person, { mails }: Static<typeof MailChoices>): Promise<void> =>
    database.transaction(async (tx) => {
      const accountId = own(actor, 'account:choose-mails');
      const unwanted = NOTIFICATION_KINDS.filter((kind) => !mails.includes(kind));
      const before = await findUnwanted(tx, accountId);
      await setUnwanted(tx, accountId, unwanted);
      await appendEvent(tx, {
        ...{ at: at(), actor: accountId, role: 'person', action: 'account:choose-mails' },
        object: { type: 'account', id: accountId },
        data: { before: [...before].sort(), after: [...unwanted].sort() },
      });
    });

  return { list, read, choices, choose };
}

export type NotificationUseCases = ReturnType<typeof notificationUseCases>;

function own(actor: Person, action: 'account:read-notifications' | 'account:choose-mails') {
  const { accountId } = actor;
  demandRight(actor, action, { type: 'account', accountId });
  return accountId;
}
