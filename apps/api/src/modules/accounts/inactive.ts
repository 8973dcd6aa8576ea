/** Accounts nobody uses for two years are forgotten, 30 days after a mail that says so (GDPR, article 5(1)(e)). */
import { addDays, addMonths, dayOf, startOf, type Instant } from '@gouvtech/criteria';
import { appendEvent, type Database, type Db } from '@gouvtech/db';
import { formatDate } from '@gouvtech/domain/format';
import { demandRight } from '../../contract/demand.ts';
import { letter, queueMail } from '../mail/index.ts';
import { findSoleAdministrations } from './account-repository.ts';
import { forget } from './forget.ts';
import { administratesAlone, findInactive, type Inactive } from './inactive-repository.ts';

const INACTIVE_MONTHS = 24;
const NOTICE_DAYS = 30;
const CLOCK = { actor: null, role: 'clock' } as const;

export type InactiveRun = { warned: number; forgotten: number };
type Step = 'warn' | 'forget' | null;

/**
 * Staff and the only administrator of an organisation are warned like everyone, then stay: the log says so, once, and an
 * administrator of the catalogue decides.
 */
export async function forgetInactive(
  database: Database,
  asOf: Instant,
  { publicOrigin }: { publicOrigin: string },
): Promise<InactiveRun> {
  // Months are not all as long: each is judged by its own date.
  const until = startOf(addDays(addMonths(dayOf(asOf), -INACTIVE_MONTHS), NOTICE_DAYS + 3));
  const run = { warned: 0, forgotten: 0 };
  for (const { id } of await findInactive(database.db, until)) {
    await database.transaction(async (tx) => {
      const [person] = await findInactive(tx, until, id);
      const step = person ? stepFor(person, asOf) : null;
      if (step === 'warn') {
        await warn(tx, person!, asOf, publicOrigin);
        run.warned += 1;
      } else if (step === 'forget' && (await forgetOrKeep(tx, person!, asOf))) {
        run.forgotten += 1;
      }
    });
  }
  return run;
}

const dueOn = ({ since }: Inactive): string => addMonths(dayOf(since), INACTIVE_MONTHS);

/** The day of the deletion: two years after the last login, and never less than the notice after the mail. */
function stepFor(person: Inactive, asOf: Instant): Step {
  const today = dayOf(asOf);
  if (person.warnedAt === null)
    return today >= addDays(dueOn(person), -NOTICE_DAYS) ? 'warn' : null;
  const noticed = addDays(dayOf(person.warnedAt), NOTICE_DAYS);
  return today >= dueOn(person) && today >= noticed ? 'forget' : null;
}

async function warn(tx: Db, person: Inactive, at: Instant, publicOrigin: string): Promise<void> {
  const { id, email, since } = person;
  const noticed = addDays(dayOf(at), NOTICE_DAYS);
  const on = noticed > dueOn(person) ? noticed : dueOn(person);
  await queueMail(tx, {
    key: `account-inactive:${id}:${dayOf(since)}`,
    to: email,
    subject: `Votre compte du Catalogue GouvTech sera supprimé le ${formatDate(on)}`,
    body: letter([
      `Vous ne vous êtes pas connecté au Catalogue GouvTech depuis le ${formatDate(dayOf(since))}. Les comptes inactifs depuis deux ans sont supprimés : le vôtre le sera le ${formatDate(on)}.`,
      `Pour le garder, connectez-vous avant cette date :\n${publicOrigin}/connexion`,
      'Sinon, ne faites rien. Votre nom et votre adresse seront effacés ; ce que vous avez écrit au nom d’une organisation restera, signé « un ancien membre ».',
    ]),
    at,
  });
  await appendEvent(tx, {
    ...CLOCK,
    at,
    action: 'account:warn-inactive',
    object: objectOf(person),
  });
}

/** @returns whether the person is forgotten */
async function forgetOrKeep(tx: Db, person: Inactive, at: Instant): Promise<boolean> {
  // Holds the memberships: a colleague may be leaving at this instant.
  await findSoleAdministrations(tx, person.id);
  const why =
    person.staff ?? ((await administratesAlone(tx, person.id)) ? 'last-administrator' : null);
  const action = 'account:delete-inactive';
  demandRight({ kind: 'clock' }, action, { type: 'account', accountId: person.id });
  if (why === null) {
    await forget(tx, person, at, { ...CLOCK, action });
    return true;
  }
  if (!person.kept) {
    const object = objectOf(person);
    await appendEvent(tx, { ...CLOCK, at, object, action: 'account:keep-inactive', data: { why } });
  }
  return false;
}

const objectOf = ({ id }: Inactive) => ({ type: 'account', id });
