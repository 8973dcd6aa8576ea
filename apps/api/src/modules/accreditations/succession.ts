/** One accreditation after another for the same label: no gap between them, and never two in force. */
import { addDays, dayOf, startOf, type Instant } from '@gouvtech/criteria';
import { appendEvent, type Db } from '@gouvtech/db';
import { ProblemError } from '../../contract/problem-error.ts';
import { runClockOn } from './clock.ts';
import { dueOf, effective } from './object.ts';
import {
  findAccreditation,
  lockAccreditation,
  updateAccreditation,
  type AccreditationRow,
} from './repository.ts';

/**
 * The one that runs ends on the eve, as if its last day had been then: the next one starts today, for 36 months at most from
 * today. The application itself was judged by two administrators, so nothing else is asked.
 * @throws ProblemError `conflict` when it is suspended: two administrators would restore it without saying so
 */
export async function giveWayTo(
  tx: Db,
  next: AccreditationRow,
  at: Instant,
  options: { publicOrigin: string },
): Promise<void> {
  if (next.follows === null) return;
  await runClockOn(tx, next.follows, at, options);
  const former = (await lockAccreditation(tx, next.follows))!;
  const { status } = effective(former, at);
  if (status === 'suspended')
    throw new ProblemError('conflict', {
      detail:
        'L’accréditation en cours est suspendue. Rétablissez-la ou retirez-la d’abord, puis recommencez.',
    });
  if (status !== 'accredited') return;
  const today = dayOf(at);
  const accreditedUntil = addDays(today, -1);
  const due = dueOf({ ...former, accreditedUntil }, at)!;
  await updateAccreditation(tx, former.id, {
    ...{ status: 'expired', statusSince: startOf(today), statusReason: null, accreditedUntil },
  });
  const row = (await findAccreditation(tx, former.id))!;
  await appendEvent(tx, {
    at,
    actor: null,
    role: 'clock',
    action: due.action,
    object: { type: 'accreditation', id: row.id },
    organisationId: row.organisation.id,
    from: former.status,
    to: row.status,
    data: { scheme: row.scheme, followedBy: next.id, announcedUntil: former.accreditedUntil },
  });
}
