/** What people are told by mail: who did what, and where to go next. Plain text. */
import { letter } from '../mail/index.ts';

export type Mail = { recipient: string; subject: string; body: string };
type Place = { name: string; page: string };

const write = (recipient: string, subject: string, paragraphs: (string | null)[]): Mail => ({
  recipient,
  subject,
  body: letter(paragraphs),
});

const quoted = (text: string | null): string | null =>
  text &&
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

export const joinRequested = (
  to: string,
  who: string,
  message: string | null,
  { name, page }: Place,
) =>
  write(to, `${who} demande à rejoindre ${name}`, [
    `${who} demande à rejoindre l’organisation « ${name} », que vous administrez dans le Catalogue GouvTech.`,
    quoted(message),
    `Acceptez ou refusez la demande :\n${page}`,
  ]);

export const joinAccepted = (to: string, { name, page }: Place) =>
  write(to, `Vous êtes membre de ${name}`, [
    `Votre demande est acceptée : vous êtes membre de l’organisation « ${name} ».`,
    `Votre espace :\n${page}`,
  ]);

export const joinRefused = (to: string, reason: string, { name, page }: Place) =>
  write(to, `Votre demande pour ${name} est refusée`, [
    `Votre demande de rejoindre l’organisation « ${name} » est refusée. Le motif :`,
    quoted(reason),
    `La page de l’organisation :\n${page}`,
  ]);

export const removed = (to: string, reason: string, { name }: Place) =>
  write(to, `Vous n’êtes plus membre de ${name}`, [
    `Un administrateur vous a retiré de l’organisation « ${name} ». Le motif :`,
    quoted(reason),
    'Vos contributions restent dans ses évaluations. Si c’est une erreur, écrivez à un administrateur de l’organisation.',
  ]);

export const rolesChanged = (to: string, roles: string, { name, page }: Place) =>
  write(to, `Vos rôles dans ${name} changent`, [
    `Un administrateur a changé vos rôles dans l’organisation « ${name} ». Vous y êtes désormais : ${roles}.`,
    `La page de l’organisation :\n${page}`,
  ]);

export const invited = (
  to: string,
  who: string,
  roles: string,
  until: string,
  link: string,
  name: string,
) =>
  write(to, `${who} vous invite à rejoindre ${name}`, [
    `${who} vous invite à rejoindre l’organisation « ${name} » dans le Catalogue GouvTech. Vous y serez : ${roles}.`,
    `Ouvrez ce lien et connectez-vous avec cette adresse de courriel (${to}). Il sert une fois, jusqu’au ${until} :\n${link}`,
    'Si vous n’attendiez pas cette invitation, ne faites rien.',
  ]);

export const verified = (to: string, { name, page }: Place) =>
  write(to, `${name} est vérifiée`, [
    `Un modérateur a vérifié l’organisation « ${name} ». Vous pouvez inviter vos collègues et soumettre vos fiches.`,
    `La page de l’organisation :\n${page}`,
  ]);

export const refused = (to: string, reason: string, { name, page }: Place) =>
  write(to, `La création de ${name} est refusée`, [
    `Un modérateur a refusé l’organisation « ${name} ». Le motif :`,
    quoted(reason),
    `La page de l’organisation :\n${page}`,
  ]);

export const rolesInWords = ({
  signatory,
  administrator,
}: {
  signatory: boolean;
  administrator: boolean;
}): string =>
  ['membre', signatory && 'signataire', administrator && 'administrateur']
    .filter(Boolean)
    .join(', ');
