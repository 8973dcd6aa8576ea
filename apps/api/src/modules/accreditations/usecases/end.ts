/** What becomes of accreditations when their organisation is closed. */
import type { Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { dropHold } from '../../holds/index.ts';
import { runClockOn } from '../clock.ts';
import { tellLabellerClosed, tellRefused, tellWithdrawn } from '../notices.ts';
import { isOpen } from '../object.ts';
import { listAuditsOpen, listOfOrganisation, lockAccreditation } from '../repository.ts';
import { log, move } from './context.ts';

type Closing = { tx: Db; actor: Person; at: string; publicOrigin: string };

/**
 * Applications are refused, accreditations withdrawn, with the reason of the closure, which the register gives at once: an
 * accreditation was decided for these people by two administrators, so nobody inherits it. Vendors whose audit is not over
 * learn that it can no longer end in a label. Whoever closes the organisation has the right to, and holds it.
 * @param reason one sentence, public
 * @returns schemes that it was accredited for, or asked to be
 */
export async function endAccreditationsOf(
  { tx, actor, at, publicOrigin }: Closing,
  organisationId: string,
  reason: string,
): Promise<string[]> {
  const ended: string[] = [];
  for (const { id } of await listOfOrganisation(tx, organisationId)) {
    await runClockOn(tx, id, at, { publicOrigin });
    const row = (await lockAccreditation(tx, id))!;
    if (!isOpen(row, at)) continue;
    const applied = row.status === 'applied';
    const action = applied ? 'accreditation:refuse' : 'accreditation:withdraw';
    const one = { tx, row, at, actor };
    await dropHold(tx, 'accreditation', id);
    const after = await move(one, { action, reason });
    await (applied ? tellRefused : tellWithdrawn)({ tx, row: after, at, publicOrigin });
    await log(one, { action, reason }, after.status);
    ended.push(row.scheme);
  }
  for (const audit of await listAuditsOpen(tx, organisationId))
    await tellLabellerClosed({ tx, at, publicOrigin }, audit);
  return ended;
}
