/** What people are told of a decision: in their space and by mail, with the way to the exact place. */
import type { Db } from '@gouvtech/db';
import type { FieldProblem, Listing } from '@gouvtech/domain';
import type { NotificationKind } from '@gouvtech/domain/notifications';
import { FIELD_NAMES } from '@gouvtech/domain/words';
import { membersToNotify, notify } from '../notifications/index.ts';
import type { ModerationDependencies } from './usecases/dependencies.ts';

export type Notice = { title: string; body: string; href: string };

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

/** Name of the field a request is bound to; the path itself when it is none. */
export const fieldName = (path: string): string =>
  FIELD_NAMES[path.split(/[.[]/)[0] as keyof Listing] ?? path;

const itemised = (requests: FieldProblem[]): string =>
  requests.map(({ path, message }) => `- ${fieldName(path)} : ${message}`).join('\n');

const paragraphs = (...parts: string[]): string => parts.filter(Boolean).join('\n\n');

type About = { name: string; slug: string };
const space = ({ slug }: About) => `/espace/solutions/${slug}`;

export const published = (about: About): Notice => ({
  title: `La fiche ${about.name} est publiée`,
  body: `Un modérateur a accepté la fiche « ${about.name} ». Tout le monde peut la lire.`,
  href: `/solutions/${about.slug}`,
});

export const refused = (about: About, reason: string, requests: FieldProblem[]): Notice => ({
  title: `La fiche ${about.name} est refusée`,
  body: paragraphs(
    `Un modérateur a refusé la fiche « ${about.name} ». Le motif :`,
    quoted(reason),
    itemised(requests),
    'Rien n’est perdu : reprenez la fiche, corrigez-la et soumettez-la de nouveau.',
  ),
  href: space(about),
});

export const changesRequested = (
  about: About,
  reason: string,
  requests: FieldProblem[],
): Notice => ({
  title: `Des modifications sont demandées pour ${about.name}`,
  body: paragraphs(
    `Un modérateur demande des modifications de la fiche « ${about.name} » :`,
    quoted(reason),
    itemised(requests),
    'Vous avez 60 jours pour répondre.',
  ),
  href: space(about),
});

export const correctionAsked = (
  about: About,
  reason: string,
  requests: FieldProblem[],
): Notice => ({
  title: `Une correction est demandée sur ${about.name}`,
  body: paragraphs(
    `Vos dernières corrections de la fiche « ${about.name} » sont en ligne. Un modérateur les a lues et vous demande :`,
    quoted(reason),
    itemised(requests),
    'Modifiez la fiche pour y répondre.',
  ),
  href: space(about),
});

export const suspended = (about: About, reason: string): Notice => ({
  title: `La fiche ${about.name} est suspendue`,
  body: paragraphs(
    `Un modérateur a suspendu la fiche « ${about.name} » : elle quitte les listes et sa page en dit le motif :`,
    quoted(reason),
    'Quand la cause est levée, répondez au modérateur ou corrigez la fiche : elle peut être rétablie.',
  ),
  href: space(about),
});

export const restored = (about: About, reason: string): Notice => ({
  title: `La fiche ${about.name} est rétablie`,
  body: paragraphs(
    `Un modérateur a rétabli la fiche « ${about.name} ». Tout le monde peut de nouveau la lire.`,
    reason && quoted(reason),
  ),
  href: `/solutions/${about.slug}`,
});

export const claimAccepted = (about: About): Notice => ({
  title: `La fiche ${about.name} est à vous`,
  body: paragraphs(
    `Un modérateur a accepté votre demande : votre organisation est responsable de la fiche « ${about.name} ». La fiche importée reste en ligne jusqu’à la publication de la vôtre.`,
    'Complétez-la, puis soumettez-la.',
  ),
  href: space(about),
});

export const claimRefused = (about: About, reason: string): Notice => ({
  title: `Votre demande pour la fiche ${about.name} est refusée`,
  body: paragraphs(
    `Un modérateur a refusé votre demande de prendre la responsabilité de la fiche « ${about.name} ». Le motif :`,
    quoted(reason),
  ),
  href: `/solutions/${about.slug}`,
});

/** To every active member of the organisation. @param key names the act */
export async function tellOrganisation(
  tx: Db,
  { publicOrigin }: Pick<ModerationDependencies, 'publicOrigin'>,
  organisationId: string,
  notice: Notice,
  { key, kind, at }: { key: string; kind: NotificationKind; at: string },
): Promise<void> {
  const accountIds = await membersToNotify(tx, organisationId);
  await notify(tx, { ...notice, accountIds, kind, key, now: at, publicOrigin });
}
