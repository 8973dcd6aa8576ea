/** What people are told before something lapses: 60, 30 and 7 days ahead, each once. A late clock sends the nearest one only. */
import {
  addDays,
  addMonths,
  dayOf,
  evidenceUntil,
  loadSet,
  type Day,
  type Evidence,
  type Instant,
} from '@gouvtech/criteria';
import type { Database } from '@gouvtech/db';
import { membersToNotify, notify } from '../notifications/index.ts';
import { findAgeing, findProofsInUse, type ProofInUse } from './reminder-repository.ts';
import { CURRENT_MONTHS } from './status.ts';

const DAYS_AHEAD = [7, 30, 60] as const;
const FURTHEST = 60;

type Reminder = {
  key: string;
  organisationId: string;
  title: string;
  body: string;
  href: string;
};

/** @returns how many people were told of something */
export async function queueReminders(
  database: Database,
  asOf: Instant,
  publicOrigin: string,
): Promise<number> {
  const today = dayOf(asOf);
  const tell = (reminders: Reminder[]) => tellAll(database, reminders, asOf, publicOrigin);
  let told = await tell(await ageingReminders(database, today));
  for await (const page of findProofsInUse(database.db, today, addDays(today, FURTHEST)))
    told += await tell(proofReminders(page, today));
  return told;
}

/** Those who can act on it: signatories and administrators, or every member when there are none. */
async function tellAll(
  database: Database,
  reminders: Reminder[],
  now: Instant,
  publicOrigin: string,
): Promise<number> {
  let told = 0;
  for (const { organisationId, ...reminder } of reminders) {
    told += await database.transaction(async (tx) => {
      const accountIds = await membersToNotify(tx, organisationId, ['signatory', 'administrator']);
      return notify(tx, { ...reminder, accountIds, kind: 'deadline', now, publicOrigin });
    });
  }
  return told;
}

/** The reminder that is due for something that ends on `end`; null when none is, or when it is over. */
function dueFor(end: Day, today: Day): number | null {
  if (end < today) return null;
  return DAYS_AHEAD.find((days) => addDays(end, -days) <= today) ?? null;
}

async function ageingReminders({ db }: Database, today: Day): Promise<Reminder[]> {
  const found = await findAgeing(
    db,
    addMonths(today, -CURRENT_MONTHS),
    addDays(addMonths(today, -CURRENT_MONTHS), FURTHEST + 4),
  );
  return found.flatMap(({ id, slug, name, organisationId, attestedAt }) => {
    const end = addMonths(dayOf(attestedAt), CURRENT_MONTHS);
    const days = dueFor(end, today);
    if (days === null) return [];
    return [
      {
        key: `assessment-stale:${id}:${dayOf(attestedAt)}:${days}`,
        organisationId,
        title: `L’évaluation de « ${name} » est à renouveler avant le ${french(end)}`,
        body: [
          `L’auto-évaluation de « ${name} » date du ${french(dayOf(attestedAt))}. À partir du ${french(end)}, elle sera signalée comme à rafraîchir ; trois mois plus tard, son score quittera les listes.`,
          'Si rien n’a changé, un signataire la renouvelle en une fois.',
        ].join('\n\n'),
        href: `/espace/solutions/${slug}/evaluation`,
      },
    ];
  });
}

function proofReminders(found: ProofInUse[], today: Day): Reminder[] {
  const byProof = Map.groupBy(found, ({ organisationId, id }) => `${organisationId}|${id}`);
  return [...byProof.values()].flatMap((uses) => {
    const [proof] = uses;
    const ends = uses.flatMap((use) => endOfUse(use) ?? []).filter((end) => end >= today);
    const end = ends.sort()[0];
    const days = end === undefined ? null : dueFor(end, today);
    if (!proof || !end || days === null) return [];
    const solutions = [...new Set(uses.map(({ name }) => name))];
    const criteria = [...new Set(uses.map(({ criterion }) => criterion))].sort().join(', ');
    return [
      {
        key: `evidence-expiry:${proof.id}:${end}:${days}`,
        organisationId: proof.organisationId,
        title: `La pièce « ${proof.title} » expire le ${french(end)}`,
        body: [
          `La pièce « ${proof.title} » ne prouvera plus rien après le ${french(end)} (${criteria}). Les réponses resteront, mais leur étape de preuve baissera d’elle-même.`,
          `Joignez la pièce qui la remplace. Elle sert à : ${solutions.join(', ')}.`,
        ].join('\n\n'),
        href: `/espace/preuves/${proof.id}`,
      },
    ];
  });
}

function endOfUse({ criteriaSet, criterion: id, type, datedOn, endsOn }: ProofInUse): Day | null {
  const criterion = loadSet(criteriaSet).criteria.find((one) => one.id === id);
  if (!criterion) return null;
  return evidenceUntil(criterion, {
    id: '',
    type: type as Evidence['type'],
    attachedAt: '',
    datedOn,
    ...(endsOn !== null && { endsOn }),
  });
}

const french = (day: Day): string => day.split('-').reverse().join('/');
