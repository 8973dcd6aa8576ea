/** What people are told: who did what, and where to go next. Plain text. */
import type { NotificationKind } from '@gouvtech/domain/notifications';
import { letter } from '../mail/index.ts';

/** To an address that may have no account. */
export type Mail = { recipient: string; subject: string; body: string };
/** To an account; its page is that of the organisation. */
export type Notice = { kind: NotificationKind; title: string; body: string };

const notice = (kind: NotificationKind, title: string, paragraphs: (string | null)[]): Notice => ({
  kind,
  title,
  body: paragraphs.filter((one) => one !== null).join('\n\n'),
});

const quoted = (text: string | null): string | null =>
  text &&
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

export const joinRequested = (who: string, message: string | null, name: string): Notice =>
  notice('members', `${who} demande à rejoindre ${name}`, [
    `${who} demande à rejoindre l’organisation « ${name} », que vous administrez dans le Catalogue GouvTech.`,
    quoted(message),
    'Acceptez ou refusez la demande sur la page de l’organisation.',
  ]);

export const joinAccepted = (name: string): Notice =>
  notice('members', `Vous êtes membre de ${name}`, [
    `Votre demande est acceptée : vous êtes membre de l’organisation « ${name} ».`,
  ]);

export const joinRefused = (reason: string, name: string): Notice =>
  notice('members', `Votre demande pour ${name} est refusée`, [
    `Votre demande de rejoindre l’organisation « ${name} » est refusée. Le motif :`,
    quoted(reason),
  ]);

export const removed = (reason: string, name: string): Notice =>
  notice('members', `Vous n’êtes plus membre de ${name}`, [
    `Un administrateur vous a retiré de l’organisation « ${name} ». Le motif :`,
    quoted(reason),
    'Vos contributions restent dans ses évaluations. Si c’est une erreur, écrivez à un administrateur de l’organisation.',
  ]);

export const rolesChanged = (roles: string, name: string): Notice =>
  notice('members', `Vos rôles dans ${name} changent`, [
    `Un administrateur a changé vos rôles dans l’organisation « ${name} ». Vous y êtes désormais : ${roles}.`,
  ]);

export const verified = (name: string): Notice =>
  notice('organisation', `${name} est vérifiée`, [
    `Un modérateur a vérifié l’organisation « ${name} ». Vous pouvez inviter vos collègues et soumettre vos fiches.`,
  ]);

export const refused = (reason: string, name: string): Notice =>
  notice('organisation', `La création de ${name} est refusée`, [
    `Un modérateur a refusé l’organisation « ${name} ». Le motif :`,
    quoted(reason),
  ]);

export const invited = (
  to: string,
  who: string,
  roles: string,
  until: string,
  link: string,
  name: string,
): Mail => ({
  recipient: to,
  subject: `${who} vous invite à rejoindre ${name}`,
  body: letter([
    `${who} vous invite à rejoindre l’organisation « ${name} » dans le Catalogue GouvTech. Vous y serez : ${roles}.`,
    `Ouvrez ce lien et connectez-vous avec cette adresse de courriel (${to}). Il sert une fois, jusqu’au ${until} :\n${link}`,
    'Si vous n’attendiez pas cette invitation, ne faites rien.',
  ]),
});

type RolesHeld = {
  signatory: boolean;
  administrator: boolean;
  auditor?: boolean | undefined;
  decider?: boolean | undefined;
};

export const rolesInWords = ({ signatory, administrator, auditor, decider }: RolesHeld): string =>
  [
    'membre',
    signatory && 'signataire',
    administrator && 'administrateur',
    auditor && 'auditeur',
    decider && 'décideur',
  ]
    .filter(Boolean)
    .join(', ');
