/** Staff says whether a report is admissible, then asks the vendor: it is public from then. */
import type { Person } from '@gouvtech/domain/actors';
import { capital, formatDate } from '@gouvtech/domain/format';
import { replyUntil } from '@gouvtech/domain/transitions-dispute';
import { reasonOf, subjectOf } from '../inputs.ts';
import { tellAdmitted, tellAsked, tellInadmissible } from '../notices.ts';
import { tellGranterAdmitted } from '../notices-labeller.ts';
import { tellPublic } from '../public.ts';
import type { DisputeDetail, Triage } from '../schemas.ts';
import { nameOfObject } from '../words.ts';
import { act, log, move, type Asked, type DisputeDependencies } from './context.ts';

export const triageDispute = (
  dependencies: DisputeDependencies,
  actor: Person,
  asked: Asked,
  given: Triage,
): Promise<DisputeDetail> =>
  given.decision === 'admit'
    ? admit(dependencies, actor, asked, given.subject ?? '')
    : declareInadmissible(dependencies, actor, asked, given.reason ?? '');

const admit = (
  dependencies: DisputeDependencies,
  actor: Person,
  asked: Asked,
  typed: string,
): Promise<DisputeDetail> =>
  act(dependencies, actor, asked, 'dispute:admit', async (one) => {
    const subject = subjectOf(typed);
    const change = { subject, admittedBy: actor.accountId };
    const row = await move(one, { action: 'dispute:admit', change });
    const notice = { ...one, row, publicOrigin: dependencies.publicOrigin };
    await tellAdmitted(notice);
    await tellGranterAdmitted(notice);
    await log(one, { action: 'dispute:admit', to: row.status, data: { subject } });
  });

const declareInadmissible = (
  dependencies: DisputeDependencies,
  actor: Person,
  asked: Asked,
  typed: string,
): Promise<DisputeDetail> =>
  act(dependencies, actor, asked, 'dispute:declare-inadmissible', async (one) => {
    const reason = reasonOf(typed);
    const { at } = one;
    const row = await move(one, {
      action: 'dispute:declare-inadmissible',
      reason,
      change: {
        outcome: 'inadmissible',
        reason,
        decidedBy: actor.accountId,
        decidedAt: at,
        closedAt: at,
      },
    });
    await tellInadmissible({ ...one, row, publicOrigin: dependencies.publicOrigin }, reason);
    await log(one, { action: 'dispute:declare-inadmissible', to: row.status, reason });
  });

export const askVendor = (
  dependencies: DisputeDependencies,
  actor: Person,
  asked: Asked,
): Promise<DisputeDetail> =>
  act(dependencies, actor, asked, 'dispute:ask-vendor', async (one) => {
    const { tx, at } = one;
    const until = replyUntil(at);
    const row = await move(one, {
      action: 'dispute:ask-vendor',
      change: { publicSince: at, replyUntil: until },
    });
    const name = capital(nameOfObject(row));
    await tellPublic(
      tx,
      row,
      `${name} : contestation ouverte. ${row.subject} L’éditeur peut répondre avant le ${formatDate(until)}.`,
      { at },
    );
    await tellAsked({ ...one, row, publicOrigin: dependencies.publicOrigin }, until);
    await log(one, { action: 'dispute:ask-vendor', to: row.status, data: { replyUntil: until } });
  });
