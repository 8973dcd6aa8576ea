/** What a vendor is told by mail about a listing. Plain text; written in the transaction of the act. */
import type { Db } from '@gouvtech/db';
import type { FieldProblem } from '@gouvtech/domain';
import { letter, queueMail } from '../mail/index.ts';
import { memberAddresses } from './repository.ts';

export type About = { name: string; /** full address */ page: string };
type Mail = { subject: string; body: string };

const write = (subject: string, paragraphs: (string | null)[]): Mail => ({
  subject,
  body: letter(paragraphs),
});

const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

export const published = (about: About): Mail =>
  write(`La fiche ${about.name} est publiée`, [
    `Un modérateur a accepté la fiche « ${about.name} ». Tout le monde peut la lire :\n${about.page}`,
  ]);

export const refused = (about: About, reason: string): Mail =>
  write(`La fiche ${about.name} est refusée`, [
    `Un modérateur a refusé la fiche « ${about.name} ». Le motif :`,
    quoted(reason),
    `Rien n’est perdu : reprenez la fiche, corrigez-la et soumettez-la de nouveau.\n${about.page}`,
  ]);

export const changesRequested = (
  about: About,
  reason: string,
  requests: FieldProblem[],
  labelOf: (path: string) => string,
): Mail =>
  write(`Des modifications sont demandées pour ${about.name}`, [
    `Un modérateur demande des modifications de la fiche « ${about.name} » :`,
    quoted(reason),
    requests.length > 0
      ? requests.map(({ path, message }) => `- ${labelOf(path)} : ${message}`).join('\n')
      : null,
    `Vous avez 60 jours pour répondre :\n${about.page}`,
  ]);

export const claimAccepted = (about: About): Mail =>
  write(`La fiche ${about.name} est à vous`, [
    `Un modérateur a accepté votre demande : votre organisation est responsable de la fiche « ${about.name} ». La fiche importée reste en ligne jusqu’à la publication de la vôtre.`,
    `Complétez-la, puis soumettez-la :\n${about.page}`,
  ]);

export const claimRefused = (about: About, reason: string): Mail =>
  write(`Votre demande pour la fiche ${about.name} est refusée`, [
    `Un modérateur a refusé votre demande de prendre la responsabilité de la fiche « ${about.name} ». Le motif :`,
    quoted(reason),
    `La fiche :\n${about.page}`,
  ]);

/**
 * To every active member of the organisation.
 * @param key names the act: the same act never sends twice
 */
export async function tellMembers(
  tx: Db,
  organisationId: string,
  mail: Mail,
  { key, at }: { key: string; at: string },
): Promise<void> {
  const addresses = await memberAddresses(tx, organisationId);
  for (const to of addresses) await queueMail(tx, { ...mail, key: `${key}:${to}`, to, at });
}
