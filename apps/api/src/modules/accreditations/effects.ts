/** What a confirmed act of two administrators does to an accreditation. Its state is judged again, at that instant. */
import { dayOf } from '@gouvtech/criteria';
import { demandRight, refusalError } from '../../contract/demand.ts';
import { ProblemError } from '../../contract/problem-error.ts';
import type { Effect } from '../two-person/index.ts';
import { tellGranted, tellRestored } from './notices.ts';
import { accreditationObject, latestEnd } from './object.ts';
import { lockAccreditation } from './repository.ts';
import { giveWayTo } from './succession.ts';
import { log, move, type Move } from './usecases/context.ts';

type Place = { publicOrigin: string };

export const accreditationEffects = (place: Place): Record<string, Effect> => ({
  'accreditation:grant': grantEffect(place),
  'accreditation:restore': restoreEffect(place),
});

/** Runs from the day of the confirmation to the last day proposed. */
const grantEffect =
  ({ publicOrigin }: Place): Effect =>
  async (tx, { act, actor, at }) => {
    const row = await lockAccreditation(tx, act.objectId);
    if (!row) throw refusalError('hidden');
    demandRight(actor, 'accreditation:grant', accreditationObject(row, at));
    const until = String(act.detail.data['until']);
    if (until < dayOf(at) || until > latestEnd(at))
      throw new ProblemError('conflict', {
        detail:
          'Le dernier jour proposé est passé. Annulez cette proposition, puis proposez-en une autre.',
      });
    const given: Move = {
      action: 'accreditation:grant',
      reason: act.reason,
      change: { accreditedFrom: dayOf(at), accreditedUntil: until },
    };
    const one = { tx, row, at, actor };
    await giveWayTo(tx, row, at, { publicOrigin });
    const after = await move(one, given);
    await tellGranted({ tx, row: after, at, publicOrigin });
    const data = { until, proposedBy: act.proposedBy, twoPersonAct: act.id };
    await log(one, { ...given, data }, after.status);
  };

const restoreEffect =
  ({ publicOrigin }: Place): Effect =>
  async (tx, { act, actor, at }) => {
    const row = await lockAccreditation(tx, act.objectId);
    if (!row) throw refusalError('hidden');
    demandRight(actor, 'accreditation:restore', accreditationObject(row, at));
    const given: Move = { action: 'accreditation:restore', reason: act.reason };
    const one = { tx, row, at, actor };
    const after = await move(one, given);
    await tellRestored({ tx, row: after, at, publicOrigin });
    const data = { proposedBy: act.proposedBy, twoPersonAct: act.id };
    await log(one, { ...given, data }, after.status);
  };
