/** Accounts and roles, decided by those who administer the catalogue. */
import { appendEvent } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import type { ManagedAccountObject } from '@gouvtech/domain/permissions';
import { possibleActions } from '@gouvtech/domain/transitions';
import { refusalError } from '../../../contract/demand.ts';
import { invalid } from '../../../contract/problem-error.ts';
import {
  changeRole,
  endSessions,
  isLastCatalogueAdministrator,
  type StaffRole,
} from '../../accounts/index.ts';
import { letter, queueMail } from '../../mail/index.ts';
import { notify } from '../../notifications/index.ts';
import { paragraphsOf } from '../../organisations/index.ts';
import {
  demand,
  demandAdministration,
  transacted,
  type Act,
  type AdministrationDependencies,
} from '../context.ts';
import {
  findManaged,
  listAccounts,
  saveBlock,
  type AccountQuery,
  type ManagedAccount,
} from './repository.ts';

const objectOf = ({ id, status }: ManagedAccount): ManagedAccountObject => ({
  type: 'managed-account',
  accountId: id,
  status,
});

const ROLE_WORDS: Record<StaffRole, string> = {
  moderator: 'modération',
  administrator: 'administration du catalogue',
};

export function accountAdministration(dependencies: AdministrationDependencies) {
  /** Holds the administrators, then the account: the order that `setStaff` follows too. */
  const act = <T>(
    actor: Person,
    id: string,
    work: (act: Act, row: ManagedAccount, last: boolean) => Promise<T>,
  ) =>
    transacted(dependencies, actor, async (given) => {
      const last = await isLastCatalogueAdministrator(given.tx, id);
      const row = await findManaged(given.tx, id, { lock: true });
      if (!row) throw refusalError('hidden');
      return work(given, row, last);
    });

  return {
    /** Personal data: every reading is an event, without what was typed. */
    list: (actor: Person, query: AccountQuery) =>
      transacted(dependencies, actor, async ({ tx, at }) => {
        demandAdministration(actor, 'administration:search-accounts');
        const { items, total } = await listAccounts(tx, query);
        await appendEvent(tx, {
          ...{ at, actor: actor.accountId, role: 'administrator' },
          action: 'administration:search-accounts',
          object: { type: 'administration', id: 'accounts' },
          data: { searched: query.q !== '', kind: query.kind, page: query.page, total },
        });
        return {
          ...{ total, page: query.page, pageSize: query.pageSize },
          items: items.map((row) => ({
            ...row,
            actions: possibleActions(actor, objectOf(row), {
              asOf: at,
              lastCatalogueAdministrator: false,
            }),
          })),
        };
      }),

    /** @throws ProblemError `conflict` when the catalogue would have no administrator left */
    setRole: (actor: Person, id: string, given: { role: StaffRole | 'none'; reason: string }) =>
      act(actor, id, async ({ tx, at, publicOrigin }, row, last) => {
        const asked = given.role;
        const wanted = asked === 'none' ? null : asked;
        const reason = paragraphsOf(given.reason) ?? '';
        demand(actor, 'managed-account:set-role', objectOf(row), {
          ...{ asOf: at, reason },
          lastCatalogueAdministrator: last && wanted !== 'administrator',
        });
        if (wanted === row.staff) throw invalid('role', 'C’est déjà son rôle.');
        await notify(tx, {
          ...{ accountIds: [id], kind: 'account', now: at, publicOrigin },
          key: `managed-account:set-role:${id}:${at}`,
          title: wanted
            ? `Votre rôle au catalogue : ${ROLE_WORDS[wanted]}`
            : 'Vous n’avez plus de rôle au catalogue',
          body: `L’administration du catalogue a changé votre rôle. Vos sessions sont fermées : connectez-vous de nouveau.\n\nMotif : ${reason}`,
          href: '/compte',
        });
        const { staff: from } = row;
        await changeRole(tx, {
          ...{ accountId: id, from, to: wanted, at, by: actor.accountId, reason },
        });
      }),

    block: (actor: Person, id: string, given: { reason: string }) =>
      act(actor, id, async ({ tx, at }, row, last) => {
        const reason = paragraphsOf(given.reason) ?? '';
        demand(actor, 'managed-account:block', objectOf(row), {
          ...{ asOf: at, reason, lastCatalogueAdministrator: last },
        });
        await saveBlock(tx, id, at);
        await endSessions(tx, id);
        if (row.email)
          await queueMail(tx, {
            key: `managed-account:block:${id}:${at}`,
            to: row.email,
            subject: 'Votre compte au Catalogue GouvTech est bloqué',
            body: letter([
              'L’administration du catalogue a bloqué votre compte : vous ne pouvez plus vous connecter. Le motif :',
              reason,
              'Pour le contester, répondez au support dont l’adresse est dans les mentions légales.',
            ]),
            at,
          });
        await log(tx, actor, row, 'block', { at, to: 'blocked', reason });
      }),

    unblock: (actor: Person, id: string, given: { reason: string }) =>
      act(actor, id, async ({ tx, at, publicOrigin }, row) => {
        const reason = paragraphsOf(given.reason) ?? '';
        demand(actor, 'managed-account:unblock', objectOf(row), { asOf: at, reason });
        await saveBlock(tx, id, null);
        await notify(tx, {
          ...{ accountIds: [id], kind: 'account', now: at, publicOrigin },
          key: `managed-account:unblock:${id}:${at}`,
          title: 'Votre compte n’est plus bloqué',
          body: `L’administration du catalogue a levé le blocage de votre compte.\n\nMotif : ${reason}`,
          href: '/compte',
        });
        await log(tx, actor, row, 'unblock', { at, to: 'active', reason });
      }),
  };
}

const log = (
  tx: Act['tx'],
  actor: Person,
  row: ManagedAccount,
  verb: 'block' | 'unblock',
  act: { at: string; to: string; reason: string },
) =>
  appendEvent(tx, {
    ...act,
    ...{ actor: actor.accountId, role: 'administrator', action: `managed-account:${verb}` },
    object: { type: 'account', id: row.id },
    from: row.status,
  });
