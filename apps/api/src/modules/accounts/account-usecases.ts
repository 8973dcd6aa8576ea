/** What a person sees and does of their own account. */
import type { Static } from 'typebox';
import { appendEvent, type Database, type Db } from '@gouvtech/db';
import { apply } from '@gouvtech/domain/transitions';
import { demandRight, refusalError } from '../../contract/demand.ts';
import { invalidInput, ProblemError } from '../../contract/problem-error.ts';
import {
  findAccount,
  findSoleAdministrations,
  listIdentities,
  listMemberships,
  listOwnEvents,
  listOwnNotifications,
  listWritings,
  updateNames,
  type AccountRow,
} from './account-repository.ts';
import type { Account, Sessions } from './account-schemas.ts';
import { forget } from './forget.ts';
import { nameProblems, personNames, type Names } from './names.ts';
import { deleteAll, deleteById, listSessions } from './session-repository.ts';
import { isLastCatalogueAdministrator } from './staff.ts';
import { sessionView } from './session-view.ts';
import type { SignedIn } from './sessions.ts';

type Dependencies = { database: Database; clock: () => Date };

export function accountUseCases({ database, clock }: Dependencies) {
  const { db } = database;
  const at = () => clock().toISOString();

  async function read(me: SignedIn): Promise<Static<typeof Account>> {
    const { accountId } = own(me, 'account:read');
    const { createdAt } = (await findAccount(db, accountId))!;
    const identities = await listIdentities(db, accountId);
    const sole = await database.transaction((tx) => findSoleAdministrations(tx, accountId));
    const { account, organisations } = sessionView(me);
    return {
      account: account!,
      ...{ createdAt, organisations },
      identities: identities.map(({ subject: _subject, ...shown }) => shown),
      lastAdministratorOf: sole.map(({ name }) => name),
      namesFrom: identities.length > 0 ? 'proconnect' : 'person',
    };
  }

  /** @throws ProblemError `invalid-input` at the field, `conflict` when ProConnect gives the names */
  async function rename(me: SignedIn, typed: Names): Promise<void> {
    const object = own(me, 'account:edit');
    const names = personNames(typed);
    const errors = nameProblems(names);
    if (errors.length > 0) throw invalidInput(errors);
    if ((await listIdentities(db, object.accountId)).length > 0) {
      const detail =
        'ProConnect donne votre nom à chaque connexion. Corrigez-le chez votre fournisseur d’identité.';
      throw new ProblemError('conflict', { detail });
    }
    await database.transaction(async (tx) => {
      await updateNames(tx, object.accountId, names);
      await log(tx, object.accountId, 'account:edit');
    });
  }

  async function sessions(me: SignedIn): Promise<Static<typeof Sessions>> {
    const { accountId } = own(me, 'account:list-sessions');
    const open = await listSessions(db, accountId, at());
    return { sessions: open.map((one) => ({ ...one, current: one.id === me.sessionId })) };
  }

  /** @param id one’s own session, or `others`: all but this one. @throws ProblemError `not-found` */
  const revoke = (me: SignedIn, id: string): Promise<void> =>
    database.transaction(async (tx) => {
      const { accountId } = own(me, 'account:revoke-session');
      const ended =
        id === 'others'
          ? await deleteAll(tx, accountId, me.sessionId)
          : await deleteById(tx, accountId, id);
      if (ended.length > 0) {
        await log(tx, accountId, 'account:revoke-session', { sessions: ended.length });
      } else if (id !== 'others') {
        throw new ProblemError('not-found', { detail: 'Cette session est déjà fermée.' });
      }
    });

  /** Everything kept about the person, and what they wrote (GDPR, articles 15 and 20). */
  async function exportData(me: SignedIn) {
    const { accountId } = own(me, 'account:export');
    const account = (await findAccount(db, accountId))!;
    const data = {
      format: 'gouvtech-account/1',
      exportedAt: at(),
      account: withoutStaffNull(account),
      identities: await listIdentities(db, accountId),
      sessions: await listSessions(db, accountId, at()),
      memberships: await listMemberships(db, accountId),
      writings: await listWritings(db, accountId),
      notifications: await listOwnNotifications(db, accountId),
      acts: await listOwnEvents(db, accountId),
    };
    await database.transaction((tx) => log(tx, accountId, 'account:export'));
    return data;
  }

  /**
   * Forgets the person; what they wrote stays, signed « ancien membre ».
   * @throws ProblemError `recent-login-needed`, `conflict` for the only administrator of colleagues
   */
  const remove = (me: SignedIn): Promise<void> =>
    database.transaction(async (tx) => {
      const object = own(me, 'account:delete');
      const { accountId } = object;
      if (await isLastCatalogueAdministrator(tx, accountId))
        throw refusalError('last-catalogue-administrator');
      const account = await findAccount(tx, accountId, true);
      if (!account) throw refusalError('not-signed-in');
      const sole = await findSoleAdministrations(tx, accountId);
      const outcome = apply(object, 'account:delete', {
        asOf: at(),
        lastAdministrator: sole.length > 0,
      });
      if (!outcome.ok) {
        const errors = sole.map(({ name }) => ({
          path: 'organisations',
          message: `Nommez un autre administrateur de « ${name} ».`,
        }));
        throw refusalError(outcome.reason, errors);
      }
      const by = { actor: accountId, role: 'person', action: 'account:delete' };
      await forget(tx, account, at(), by);
    });

  const log = (tx: Db, accountId: string, action: string, data: Record<string, unknown> = {}) =>
    appendEvent(tx, {
      ...{ at: at(), actor: accountId, role: 'person', action },
      object: { type: 'account', id: accountId },
      ...(Object.keys(data).length > 0 && { data }),
    });

  return { read, rename, sessions, revoke, exportData, remove };
}

export type AccountUseCases = ReturnType<typeof accountUseCases>;

type OwnAction = Parameters<typeof demandRight<'account'>>[1];

function own({ actor }: SignedIn, action: OwnAction) {
  const object = { type: 'account' as const, accountId: actor.accountId };
  demandRight(actor, action, object);
  return object;
}

const withoutStaffNull = ({ staff, ...account }: AccountRow) => ({
  ...account,
  ...(staff && { staff }),
});
