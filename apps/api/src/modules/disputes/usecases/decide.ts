/** Staff decides, then, on appeal, an administrator who took no part in it. */
import type { Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import type { Remedy } from '@gouvtech/domain/disputes';
import { formatDate } from '@gouvtech/domain/format';
import { appealUntil } from '@gouvtech/domain/transitions-dispute';
import { invalid } from '../../../contract/problem-error.ts';
import { capAnswers, liftCap } from '../caps-repository.ts';
import { capChoices } from '../caps.ts';
import { suspendContested } from '../contested-label.ts';
import { reasonOf } from '../inputs.ts';
import { tellAppealed, tellDecided, tellFinal } from '../notices.ts';
import { tellAuditors, tellGranterDecided, tellGranterFinal } from '../notices-labeller.ts';
import { tellPublic } from '../public.ts';
import type { DisputeRow } from '../repository.ts';
import type { DisputeDetail, Ruling } from '../schemas.ts';
import { effectInWords, nameOfObject } from '../words.ts';
import { act, log, move, type Act, type Asked, type DisputeDependencies } from './context.ts';

type Effect = { cap: number | null; remedy: Remedy | null };
const NONE: Effect = { cap: null, remedy: null };
/** What is corrected or suspended as a whole: said when the ruling asks for something else. */
const WHOLE = {
  listing: {
    cap: 'Une fiche ne se plafonne pas : demandez sa correction ou sa suspension.',
    remedy: 'Dites si la fiche doit être corrigée ou suspendue.',
  },
  label: {
    cap: 'Un label ne se plafonne pas : demandez sa correction ou sa suspension.',
    remedy: 'Dites si le label est suspendu, ou si son labellisateur doit le corriger.',
  },
} as const;

export const decideDispute = (
  dependencies: DisputeDependencies,
  actor: Person,
  asked: Asked,
  ruling: Ruling,
): Promise<DisputeDetail> => {
  const { outcome } = ruling;
  const action = outcome === 'upheld' ? 'dispute:uphold' : 'dispute:dismiss';
  return act(dependencies, actor, asked, action, async (one) => {
    const { tx, at } = one;
    const reason = reasonOf(ruling.reason);
    const effect = await effectOf(tx, one.row, ruling, at);
    const change = { outcome, reason, ...effect, decidedBy: actor.accountId, decidedAt: at };
    const row = await move(one, { action, reason, change });
    const { publicOrigin } = dependencies;
    const suspends = row.label !== null && effect.remedy === 'suspension';
    if (effect.cap !== null) await capAnswers(tx, row, { ...by(one, reason), value: effect.cap });
    if (suspends) await suspendContested(tx, row, { ...one, reason, publicOrigin });
    const until = appealUntil(at);
    await tellPublic(
      tx,
      row,
      `Contestation sur ${nameOfObject(row)} ${verdict(row, outcome, effect)}. Appel possible avant le ${formatDate(until)}.`,
      { at },
    );
    const notice = { ...one, row, publicOrigin };
    await tellDecided(notice, until);
    if (!suspends) await tellGranterDecided(notice);
    if (effect.cap !== null)
      await tellAuditors(notice, { step: 'decided', effect: effectInWords(row), reason });
    await log(one, { action, to: row.status, reason, data: effect });
  });
};

export const appealDispute = (
  dependencies: DisputeDependencies,
  actor: Person,
  asked: Asked,
  typed: string,
): Promise<DisputeDetail> =>
  act(dependencies, actor, asked, 'dispute:appeal', async (one) => {
    const { tx, at } = one;
    const reason = reasonOf(typed);
    const row = await move(one, {
      action: 'dispute:appeal',
      reason,
      change: { appealedBy: actor.accountId, appealedAt: at, appealReason: reason },
    });
    const appellant = row.openedBy === actor.accountId ? 'opener' : 'vendor';
    const who = appellant === 'opener' ? 'l’auteur du signalement' : 'l’éditeur';
    await tellPublic(tx, row, `Contestation sur ${nameOfObject(row)} : ${who} fait appel.`, { at });
    await tellAppealed({ ...one, row, publicOrigin: dependencies.publicOrigin }, appellant);
    await log(one, { action: 'dispute:appeal', to: row.status, reason });
  });

/** The last word: the first decision stands, is overturned, or its cap changes. */
export const decideAppeal = (
  dependencies: DisputeDependencies,
  actor: Person,
  asked: Asked,
  ruling: Ruling,
): Promise<DisputeDetail> =>
  act(dependencies, actor, asked, 'dispute:decide-appeal', async (one) => {
    const { tx, at, row: before } = one;
    const reason = reasonOf(ruling.reason);
    const effect = await effectOf(tx, before, ruling, at);
    const row = await move(one, {
      action: 'dispute:decide-appeal',
      reason,
      change: {
        finalOutcome: ruling.outcome,
        finalCap: effect.cap,
        ...(effect.remedy !== null && { remedy: effect.remedy }),
        finalReason: reason,
        finalBy: actor.accountId,
        closedAt: at,
      },
    });
    const { publicOrigin } = dependencies;
    const suspended = before.label !== null && before.remedy === 'suspension';
    const suspends = before.label !== null && effect.remedy === 'suspension';
    if (suspends && !suspended) await suspendContested(tx, row, { ...one, reason, publicOrigin });
    if (before.cap !== effect.cap) {
      if (before.cap !== null) await liftCap(tx, before, by(one, reason));
      if (effect.cap !== null) await capAnswers(tx, row, { ...by(one, reason), value: effect.cap });
    }
    await tellPublic(
      tx,
      row,
      `Appel jugé : contestation sur ${nameOfObject(row)} ${verdict(row, ruling.outcome, effect)}.`,
      { at },
    );
    const notice = { ...one, row, publicOrigin };
    await tellFinal(notice, reason);
    await tellGranterFinal(notice, { reason, lifted: suspended && !suspends });
    if (effect.cap !== null)
      await tellAuditors(notice, {
        step: 'final',
        effect: effectInWords({ ...row, cap: effect.cap }),
        reason,
      });
    await log(one, {
      action: 'dispute:decide-appeal',
      to: row.status,
      reason,
      data: { outcome: ruling.outcome, ...effect },
    });
  });

const by = ({ at, actor }: Act, reason: string) => ({ at, reason, by: actor.accountId });

const verdict = (
  { object }: Pick<DisputeRow, 'object'>,
  outcome: Ruling['outcome'],
  effect: Effect,
): string =>
  outcome === 'upheld' ? `retenue : ${effectInWords({ object, ...effect })}` : 'écartée';

/** What an upheld dispute changes. @throws ProblemError naming the field that says too much, too little, or wrong */
async function effectOf(
  tx: Db,
  row: DisputeRow,
  { outcome, cap, remedy }: Ruling,
  at: string,
): Promise<Effect> {
  if (outcome === 'dismissed') {
    if (cap !== undefined) throw invalid('cap', 'Une contestation écartée ne plafonne rien.');
    if (remedy !== undefined) throw invalid('remedy', 'Une contestation écartée ne demande rien.');
    return NONE;
  }
  if (row.object === 'listing' || row.object === 'label') {
    const words = WHOLE[row.object];
    if (cap !== undefined) throw invalid('cap', words.cap);
    if (remedy === undefined) throw invalid('remedy', words.remedy);
    return { cap: null, remedy };
  }
  if (remedy !== undefined)
    throw invalid('remedy', 'Une réponse se plafonne : choisissez le niveau retenu.');
  const known = await capChoices(tx, row, at);
  if (!known)
    throw invalid(
      'cap',
      'Cette réponse n’est plus publiée : il n’y a rien à plafonner. Écartez la contestation en le disant.',
    );
  if (cap !== undefined && known.choices.some(({ value }) => value === cap))
    return { cap, remedy: null };
  throw invalid('cap', 'Choisissez un niveau du critère, au plus celui que l’éditeur déclare.');
}
