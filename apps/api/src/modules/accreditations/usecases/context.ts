/** What every act on an accreditation starts and ends with. */
import { appendEvent, type Database, type Db } from '@gouvtech/db';
import type { AccreditationStatus } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import type { ActionOn } from '@gouvtech/domain/permissions';
import { apply } from '@gouvtech/domain/transitions';
import { demandRight, refusalError } from '../../../contract/demand.ts';
import { demandVersion } from '../../../contract/if-match.ts';
import { accreditationObject, contextOf, effective } from '../object.ts';
import {
  findAccreditation,
  lockAccreditation,
  updateAccreditation,
  type AccreditationRow,
} from '../repository.ts';
import type { AccreditationDetail } from '../schemas.ts';
import { accreditationDetail, etagOf } from '../view.ts';

export type AccreditationDependencies = {
  database: Database;
  clock: () => Date;
  publicOrigin: string;
};
export type Asked = { id: string; ifMatch: string | undefined };
export type Act = { tx: Db; row: AccreditationRow; at: string; actor: Person };
type Action = ActionOn<'accreditation'>;

/**
 * One act in one transaction, on an accreditation that nobody else moves meanwhile: right, then version read, then `work`.
 * @throws ProblemError `not-found` for whoever may not know of it; `stale-version` with it as it is now
 */
export const act = (
  { database, clock }: AccreditationDependencies,
  actor: Person,
  { id, ifMatch }: Asked,
  action: Action,
  work: (act: Act) => Promise<void>,
): Promise<AccreditationDetail> =>
  database.transaction(async (tx) => {
    const at = clock().toISOString();
    const row = await lockAccreditation(tx, id);
    if (!row) throw refusalError('hidden');
    demandRight(actor, action, accreditationObject(row, at));
    const current = ifMatch === etagOf(row) ? null : await accreditationDetail(tx, actor, row, at);
    demandVersion(ifMatch, etagOf(row), { current });
    await work({ tx, row, at, actor });
    return accreditationDetail(tx, actor, (await findAccreditation(tx, id))!, at);
  });

/** Whether the state allows the act now; two administrators are judged to be two by modules/two-person. */
export function demandState(
  { row, at }: Pick<Act, 'row' | 'at'>,
  action: Action,
  reason: string,
): AccreditationStatus {
  const context = contextOf(row, { asOf: at, reason, secondPerson: true });
  const outcome = apply(accreditationObject(row, at), action, context);
  if (!outcome.ok) throw refusalError(outcome.reason);
  return (outcome.to ?? row.status) as AccreditationStatus;
}

export type Move = {
  action: Action;
  reason: string;
  change?: { accreditedFrom?: string; accreditedUntil?: string };
};

/** Moves the row where the state leads. @returns it as it is then */
export async function move(one: Act, { action, reason, change = {} }: Move) {
  const status = demandState(one, action, reason);
  await updateAccreditation(one.tx, one.row.id, {
    ...{ ...change, status, statusSince: one.at },
    // Why it was granted is between administrators: the log keeps it.
    statusReason: status === 'accredited' ? null : reason,
  });
  return (await findAccreditation(one.tx, one.row.id))!;
}

/** The line of the log, last statement of the transaction. */
export const log = (
  { tx, row, at, actor }: Act,
  { action, reason, data }: { action: Action; reason: string; data?: Record<string, unknown> },
  to: string,
) =>
  appendEvent(tx, {
    at,
    actor: actor.accountId,
    role: roleOf(actor, row),
    action,
    object: { type: 'accreditation', id: row.id },
    organisationId: row.organisation.id,
    from: effective(row, at).status,
    ...{ to, reason },
    data: { scheme: row.scheme, ...data },
  });

const roleOf = (actor: Person, row: AccreditationRow): string =>
  actor.memberships.some(({ organisationId }) => organisationId === row.organisation.id)
    ? 'signatory'
    : (actor.staff ?? 'person');
