/** What every act on an organisation starts with: who asks, the organisation, and the people to write to. */
import type { Database, Db } from '@gouvtech/db';
import type { Person } from '@gouvtech/domain/actors';
import { can, type ActionOn, type ObjectOf, type ObjectType } from '@gouvtech/domain/permissions';
import { apply, type Applied, type Context } from '@gouvtech/domain/transitions';
import { ProblemError } from '../../../contract/problem-error.ts';
import { refusalError } from '../../../contract/demand.ts';
import type { SignedIn } from '../../accounts/index.ts';
import { queueMail } from '../../mail/index.ts';
import { membersToNotify, notify } from '../../notifications/index.ts';
import type { Mail, Notice } from '../mails.ts';
import { findLatest, findRemoval } from '../members-repository.ts';
import { findBySlug, type OrganisationRow } from '../repository.ts';

export type Dependencies = { database: Database; clock: () => Date; publicOrigin: string };
export type Asker = Pick<SignedIn, 'actor' | 'account' | 'sessionId'>;

/** One transaction of one person at one instant. */
export type Act = { tx: Db; actor: Person; name: string; now: Date; at: string };

/** Runs `work` in one transaction: all of it, its event and its mails, or nothing. */
export function transacted<T>(
  { database, clock }: Dependencies,
  { actor, account }: Asker,
  work: (act: Act) => Promise<T>,
): Promise<T> {
  const now = clock();
  const name = `${account.givenName} ${account.usualName}`.trim();
  return database.transaction((tx) => work({ tx, actor, name, now, at: now.toISOString() }));
}

/**
 * Loads the organisation and holds it until the end of the transaction. The rights of who asks are read again once it is
 * held: a colleague may have taken them while this act waited.
 * @throws ProblemError `not-found`; `forbidden` that says so to a person who was removed from it
 */
export async function heldOrganisation(
  { tx, actor }: Act,
  slug: string,
): Promise<{ row: OrganisationRow; actor: Person }> {
  const row = await findBySlug(tx, slug, true);
  if (!row) throw refusalError('hidden');
  const present = await presentRights(tx, actor, row.id);
  await refuseFormerMember(tx, present, row.id);
  return { row, actor: present };
}

/** The person as a member of this organisation at this instant, in the transaction. */
export async function presentRights(
  tx: Db,
  actor: Person,
  organisationId: string,
): Promise<Person> {
  const own = await findLatest(tx, organisationId, actor.accountId);
  const others = actor.memberships.filter((one) => one.organisationId !== organisationId);
  if (own?.status !== 'active') return { ...actor, memberships: others };
  const { signatory, administrator } = own;
  return { ...actor, memberships: [...others, { organisationId, signatory, administrator }] };
}

/** Rights then state. @throws ProblemError with the sentence of the refusal, at `field` when a field is to be filled */
export function demand<T extends ObjectType>(
  actor: Person,
  action: ActionOn<T>,
  object: ObjectOf[T] & { type: T },
  context: Context,
): Applied {
  const right = can(actor, action, object);
  if (!right.ok) throw refusalError(right.reason);
  const outcome = apply(object, action, context);
  if (outcome.ok) return outcome;
  if (outcome.reason !== 'reason-required') throw refusalError(outcome.reason);
  const message = 'Indiquez le motif\u00a0: la personne concernée le lit et agit d’après lui.';
  throw refusalError(outcome.reason, [{ path: 'reason', message }]);
}

/**
 * Tells a person whom a colleague removed that it is so, instead of « not found »: they knew the organisation, and may be
 * in the middle of a sentence. Others pass; permissions judge them.
 */
export async function refuseFormerMember(
  db: Db,
  actor: Person,
  organisationId: string,
): Promise<void> {
  if (actor.memberships.some((one) => one.organisationId === organisationId)) return;
  if (actor.staff !== null) return;
  const removal = await findRemoval(db, organisationId, actor.accountId);
  if (!removal) return;
  const on = dayInWords(removal.at);
  const why = removal.reason ? ` Motif\u00a0: ${removal.reason}` : '';
  throw new ProblemError('forbidden', {
    detail: `Vous n’êtes plus membre de «\u00a0${removal.organisation}\u00a0» depuis le ${on}.${why} Rien n’est enregistré\u00a0: copiez votre texte si vous voulez le garder, et adressez-vous à un administrateur de l’organisation.`,
  });
}

const DAY = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });
/** As people read it in France. @param instant UTC */
export const dayInWords = (instant: string): string => DAY.format(new Date(instant));

/** @param key says which act: the same one never mails twice */
export const mail = async (
  { tx, at }: Act,
  key: string,
  { recipient, subject, body }: Mail,
): Promise<void> => void (await queueMail(tx, { key, to: recipient, subject, body, at }));

/** @param key says which act: the same one never tells a person twice */
export const tell = async (
  { tx, at }: Act,
  { publicOrigin }: Pick<Dependencies, 'publicOrigin'>,
  accountIds: string[],
  key: string,
  { slug }: Pick<OrganisationRow, 'slug'>,
  notice: Notice,
): Promise<void> => {
  const href = `/espace/organisations/${slug}`;
  await notify(tx, { ...notice, accountIds, key, href, now: at, publicOrigin });
};

export const administratorsOf = ({ tx }: Act, organisationId: string): Promise<string[]> =>
  membersToNotify(tx, organisationId, ['administrator']);

/** In what capacity the person acts, for the log. */
export function roleOf(actor: Person, organisationId: string): string {
  const own = actor.memberships.find((one) => one.organisationId === organisationId);
  if (own) return own.administrator ? 'vendor-administrator' : 'member';
  return actor.staff ?? 'person';
}
