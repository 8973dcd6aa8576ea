/** Who is told what, from the request of an audit to its opening, with the address of the exact page. */
import type { Db } from '@gouvtech/db';
import { LABEL_SCHEMES } from '@gouvtech/domain';
import { membersToNotify, notify } from '../notifications/index.ts';
import type { AuditRow } from './repository.ts';
import { decidersToNotify } from './write-repository.ts';

export type AuditNotice = { tx: Db; row: AuditRow; at: string; publicOrigin: string };
/** `step` makes the key unique: the version of the audit goes with it, since a step may come back. */
type Words = { step: string; title: string; body: string };

/** What people wrote, as a quotation of the mail. */
export const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
const label = ({ scheme }: AuditRow) => `« ${LABEL_SCHEMES[scheme].name} »`;
const about = (row: AuditRow) => `l’audit de « ${row.solution.name} » pour le label ${label(row)}`;

async function tell(
  { tx, row, at, publicOrigin }: AuditNotice,
  { to, href }: { to: readonly string[]; href: string },
  { step, title, body }: Words,
): Promise<void> {
  await notify(tx, {
    accountIds: to,
    kind: 'audit',
    key: `audit:${step}:${row.id}:${row.version}`,
    ...{ title, body, href, now: at, publicOrigin },
  });
}

const auditPage = ({ reference }: AuditRow) => `/audits/${reference}`;
const deskPage = ({ solution }: AuditRow) => `/espace/solutions/${solution.slug}/audit`;
const teamOf = ({ team }: AuditRow) => team.map(({ accountId }) => accountId);

async function tellVendor(notice: AuditNotice, words: Words): Promise<void> {
  const { tx, row } = notice;
  if (!row.organisation) return;
  const to = await membersToNotify(tx, row.organisation.id);
  await tell(notice, { to, href: deskPage(row) }, words);
}

const tellLabeller = (notice: AuditNotice, to: readonly string[], words: Words) =>
  tell(notice, { to, href: auditPage(notice.row) }, words);

export async function tellRequested(notice: AuditNotice): Promise<void> {
  const { tx, row } = notice;
  await tellLabeller(notice, await decidersToNotify(tx, row.labeller.id), {
    step: 'requested',
    title: `Demande d’audit de « ${row.solution.name} »`,
    body: `${row.organisation?.name ?? 'L’éditeur'} demande à ${row.labeller.name} un audit pour le label ${label(row)}.${row.message ? `\n\n${quoted(row.message)}` : ''}\n\nDésignez une équipe, ou déclinez en disant pourquoi.`,
  });
}

export async function tellAssigned(notice: AuditNotice): Promise<void> {
  const { row } = notice;
  await tellLabeller(notice, teamOf(row), {
    step: 'assigned',
    title: `Vous êtes de l’équipe qui audite « ${row.solution.name} »`,
    body: `Signez votre déclaration d’indépendance pour ${about(row)} : l’audit ne s’ouvre pas sans elle.`,
  });
  await tellVendor(notice, {
    step: 'assigned-vendor',
    title: `« ${row.solution.name} » : l’équipe d’audit est désignée`,
    body: `${row.labeller.name} désigne ${row.team.map(({ name }) => name).join(', ')} pour ${about(row)}. Vous pouvez récuser une personne, une fois, en disant pourquoi.`,
  });
}

export const tellDeclined = (notice: AuditNotice, reason: string) =>
  tellVendor(notice, {
    step: 'declined',
    title: `« ${notice.row.solution.name} » : la demande d’audit est déclinée`,
    body: `${notice.row.labeller.name} décline ${about(notice.row)}. Le motif :\n\n${quoted(reason)}\n\nVous pouvez demander un audit à une autre organisation accréditée.`,
  });

/** The last of the team has signed. */
export async function tellAccepted(notice: AuditNotice): Promise<void> {
  const { row } = notice;
  await tellLabeller(notice, row.leadId ? [row.leadId] : [], {
    step: 'accepted',
    title: `« ${row.solution.name} » : l’audit peut s’ouvrir`,
    body: `Toute l’équipe a signé sa déclaration d’indépendance pour ${about(row)}. Ouvrez-le : les réponses publiées sont alors figées.`,
  });
  await tellVendor(notice, {
    step: 'accepted-vendor',
    title: `« ${row.solution.name} » : l’audit est accepté`,
    body: `Toute l’équipe de ${row.labeller.name} a signé sa déclaration d’indépendance. Les réponses publiées le jour de l’ouverture sont celles qui seront examinées.`,
  });
}

/** @param to who was told of the team before it was emptied */
export async function tellRecused(
  notice: AuditNotice,
  { to, name, reason }: { to: readonly string[]; name: string; reason: string },
): Promise<void> {
  const { tx, row } = notice;
  const deciders = await decidersToNotify(tx, row.labeller.id);
  await tellLabeller(notice, [...new Set([...deciders, ...to])], {
    step: 'recused',
    title: `« ${row.solution.name} » : l’éditeur récuse ${name}`,
    body: `Son motif :\n\n${quoted(reason)}\n\nL’équipe est à désigner de nouveau, sans cette personne. L’éditeur ne peut plus récuser personne pour cet audit.`,
  });
}

export async function tellOpened(notice: AuditNotice): Promise<void> {
  const { row } = notice;
  await tellLabeller(
    notice,
    teamOf(row).filter((one) => one !== row.leadId),
    {
      step: 'opened',
      title: `« ${row.solution.name} » : l’audit est ouvert`,
      body: `Les réponses publiées sont figées pour ${about(row)}. Vous pouvez rendre vos avis.`,
    },
  );
  await tellVendor(notice, {
    step: 'opened-vendor',
    title: `« ${row.solution.name} » : l’audit est ouvert`,
    body: `Les réponses publiées ce jour sont figées pour ${about(row)}. Vous pouvez continuer à préparer l’évaluation suivante : l’audit porte sur la copie.`,
  });
}

/** @param by who cancels, as a noun: « l’éditeur » */
export async function tellCancelled(
  notice: AuditNotice,
  { by, reason }: { by: string; reason: string },
): Promise<void> {
  const { tx, row } = notice;
  const words = {
    title: `« ${row.solution.name} » : l’audit est annulé`,
    body: `${about(row).replace(/^l/, 'L')} est annulé par ${by}. Le motif :\n\n${quoted(reason)}`,
  };
  const deciders = await decidersToNotify(tx, row.labeller.id);
  const to = [...new Set([...deciders, ...teamOf(row)])];
  await tellLabeller(notice, to, { step: 'cancelled', ...words });
  await tellVendor(notice, { step: 'cancelled-vendor', ...words });
}
