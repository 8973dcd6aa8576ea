/** Who is told what, at each step, with the address of the exact page. */
import type { Db } from '@gouvtech/db';
import { formatDate } from '@gouvtech/domain/format';
import { membersToNotify, moderatorsToNotify, notify } from '../notifications/index.ts';
import type { DisputeRow } from './repository.ts';
import { effectInWords, nameOfObject } from './words.ts';

export type Notice = { tx: Db; row: DisputeRow; at: string; publicOrigin: string };
export type Words = { step: string; title: string; body: string };

const place = (instant: string) => formatDate(instant.slice(0, 10));
export const about = (row: DisputeRow) => `${nameOfObject(row)} de « ${row.solution.name} »`;
export const quoted = (text: string) =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

async function tellOpener({ tx, row, at, publicOrigin }: Notice, words: Words) {
  if (!row.openedBy) return;
  await notify(tx, {
    accountIds: [row.openedBy],
    kind: 'dispute',
    key: `dispute:${words.step}:${row.id}`,
    ...{ title: words.title, body: words.body, now: at, publicOrigin },
    href: `/compte/signalements/${row.id}`,
  });
}

/** Every member, but who reported it if they joined since. @returns how many learn it now */
async function tellVendor(
  { tx, row, at, publicOrigin }: Notice,
  words: Words,
  deadline = false,
): Promise<number> {
  if (!row.organisation) return 0;
  const members = await membersToNotify(tx, row.organisation.id);
  return notify(tx, {
    accountIds: members.filter((one) => one !== row.openedBy),
    kind: deadline ? 'deadline' : 'dispute',
    key: `dispute:${words.step}:${row.id}`,
    ...{ title: words.title, body: words.body, now: at, publicOrigin },
    href: `/espace/contestations/${row.id}`,
  });
}

async function tellStaff(
  { tx, row, at, publicOrigin }: Notice,
  accountIds: string[],
  words: Words,
) {
  await notify(tx, {
    accountIds: accountIds.filter((one) => one !== row.openedBy),
    kind: 'moderation',
    key: `dispute:${words.step}:${row.id}`,
    ...{ title: words.title, body: words.body, now: at, publicOrigin },
    href: `/moderation/contestations/${row.id}`,
  });
}

export const tellReceived = (notice: Notice) =>
  tellOpener(notice, {
    step: 'opened',
    title: `Votre signalement sur « ${notice.row.solution.name} » est reçu`,
    body: `Il porte sur ${about(notice.row)}. La modération vous dit dans les 10 jours s’il est recevable.`,
  });

export const tellAdmitted = (notice: Notice) =>
  tellOpener(notice, {
    step: 'admitted',
    title: `Votre signalement sur « ${notice.row.solution.name} » est recevable`,
    body: `La modération examine ce que vous avez signalé sur ${about(notice.row)}, puis demande sa réponse à l’éditeur.`,
  });

export const tellInadmissible = (notice: Notice, reason: string) =>
  tellOpener(notice, {
    step: 'inadmissible',
    title: `Votre signalement sur « ${notice.row.solution.name} » n’est pas recevable`,
    body: `Le motif de la modération :\n\n${quoted(reason)}`,
  });

export async function tellAsked(notice: Notice, replyUntil: string): Promise<void> {
  const { row } = notice;
  await tellVendor(notice, {
    step: 'asked',
    title: `« ${row.solution.name} » : une contestation attend votre réponse`,
    body: `La modération juge recevable un signalement sur ${about(row)} :\n\n${quoted(row.subject)}\n\nRépondez avant le ${place(replyUntil)}, avec des preuves de votre bibliothèque si vous en avez. Votre réponse est publiée sur la fiche, où « contesté » apparaît jusqu’à la décision définitive.`,
  });
  await tellOpener(notice, {
    step: 'asked',
    title: `Votre signalement sur « ${row.solution.name} » : l’éditeur doit répondre`,
    body: `L’éditeur peut répondre avant le ${place(replyUntil)}. D’ici la décision, la fiche dit « contesté ».`,
  });
}

/** The vendor’s delay ends soon. */
export const remindVendor = (notice: Notice) =>
  tellVendor(
    notice,
    {
      step: 'reminder',
      title: `« ${notice.row.solution.name} » : il reste peu de temps pour répondre`,
      body: `La contestation sur ${about(notice.row)} attend votre réponse avant le ${place(notice.row.replyUntil!)}. La modération peut décider ensuite sans elle.`,
    },
    true,
  );

export async function tellReplied(notice: Notice): Promise<void> {
  const { tx, row } = notice;
  await tellOpener(notice, {
    step: 'replied',
    title: `L’éditeur de « ${row.solution.name} » a répondu à votre signalement`,
    body: `Sa réponse sur ${about(row)} est publiée sur la fiche. La modération décide ensuite.`,
  });
  const staff = row.admittedBy ? [row.admittedBy] : await moderatorsToNotify(tx);
  await tellStaff(notice, staff, {
    step: 'replied',
    title: `Réponse de l’éditeur : ${row.subject}`,
    body: `L’éditeur de « ${row.solution.name} » a répondu sur ${nameOfObject(row)}. Vous pouvez décider.`,
  });
}

export async function tellDecided(notice: Notice, until: string): Promise<void> {
  const { row } = notice;
  const upheld = row.outcome === 'upheld';
  const words = {
    step: 'decided',
    body: `${upheld ? `La contestation sur ${about(row)} est retenue : ${effectInWords(row)}.` : `La contestation sur ${about(row)} est écartée.`} Le motif :\n\n${quoted(row.reason ?? '')}\n\nVous pouvez faire appel avant le ${place(until)}. La décision est définitive ensuite.`,
  };
  const verdict = upheld ? 'retenue' : 'écartée';
  await tellOpener(notice, {
    ...words,
    title: `Votre contestation sur « ${row.solution.name} » est ${verdict}`,
  });
  await tellVendor(notice, {
    ...words,
    title: `« ${row.solution.name} » : contestation ${verdict}`,
  });
}

export async function tellAppealed(notice: Notice, by: 'opener' | 'vendor'): Promise<void> {
  const { tx, row } = notice;
  const words = {
    step: 'appealed',
    title: `« ${row.solution.name} » : appel d’une décision`,
    body: `${by === 'opener' ? 'L’auteur du signalement' : 'L’éditeur'} fait appel de la décision sur ${about(row)}. Un administrateur du catalogue qui n’y a pas pris part juge l’appel.`,
  };
  await (by === 'opener' ? tellVendor(notice, words) : tellOpener(notice, words));
  const administrators = await moderatorsToNotify(tx, 'administrator');
  await tellStaff(
    notice,
    administrators.filter((one) => !row.involved.includes(one)),
    words,
  );
}

/** @param reason null: nobody appealed in time */
export async function tellFinal(notice: Notice, reason: string | null): Promise<void> {
  const { row } = notice;
  const upheld = (row.finalOutcome ?? row.outcome) === 'upheld';
  const effect = effectInWords(row.finalOutcome ? { ...row, cap: row.finalCap } : row);
  const verdict = upheld ? `retenue : ${effect}` : 'écartée';
  const body =
    reason === null
      ? `Personne n’a fait appel dans les 30 jours : la contestation sur ${about(row)} est ${verdict}. La fiche ne dit plus « contesté ».`
      : `L’appel est jugé : la contestation sur ${about(row)} est ${verdict}. Le motif :\n\n${quoted(reason)}`;
  const words = { step: 'final', title: `« ${row.solution.name} » : décision définitive`, body };
  await tellOpener(notice, words);
  await tellVendor(notice, words);
}
