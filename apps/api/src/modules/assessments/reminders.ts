/** Mails before something lapses: 60, 30 and 7 days ahead, each once. A late clock sends the nearest one only. */
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
import { letter, queueMail } from '../mail/index.ts';
import {
  findAgeing,
  findProofsInUse,
  findRecipients,
  type ProofInUse,
} from './reminder-repository.ts';
import { CURRENT_MONTHS } from './status.ts';

const DAYS_AHEAD = [7, 30, 60] as const;
const FURTHEST = 60;

type Reminder = { key: string; organisationId: string; subject: string; paragraphs: string[] };

/** @returns how many mails were written */
export async function queueReminders(
  database: Database,
  asOf: Instant,
  publicOrigin: string,
): Promise<number> {
  const today = dayOf(asOf);
  const known: Recipients = new Map();
  const queue = (reminders: Reminder[]) => queueAll(database, reminders, known, asOf);
  let written = await queue(await ageingReminders(database, today, publicOrigin));
  for await (const page of findProofsInUse(database.db, today, addDays(today, FURTHEST)))
    written += await queue(proofReminders(page, today, publicOrigin));
  return written;
}

type Recipients = Map<string, Awaited<ReturnType<typeof findRecipients>>>;

async function queueAll(
  { db }: Database,
  reminders: Reminder[],
  known: Recipients,
  asOf: Instant,
): Promise<number> {
  let written = 0;
  for (const { key, organisationId, subject, paragraphs } of reminders) {
    const people = known.get(organisationId) ?? (await findRecipients(db, organisationId));
    known.set(organisationId, people);
    for (const { accountId, email } of people) {
      const mail = { to: email, subject, body: letter(paragraphs), at: asOf };
      if (await queueMail(db, { ...mail, key: `${key}:${accountId}` })) written += 1;
    }
  }
  return written;
}

/** The reminder that is due for something that ends on `end`; null when none is, or when it is over. */
function dueFor(end: Day, today: Day): number | null {
  if (end < today) return null;
  return DAYS_AHEAD.find((days) => addDays(end, -days) <= today) ?? null;
}

async function ageingReminders({ db }: Database, today: Day, origin: string): Promise<Reminder[]> {
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
        subject: `L’évaluation de « ${name} » est à renouveler avant le ${french(end)}`,
        paragraphs: [
          `L’auto-évaluation de « ${name} » date du ${french(dayOf(attestedAt))}. À partir du ${french(end)}, elle sera signalée comme à rafraîchir ; trois mois plus tard, son score quittera les listes.`,
          `Si rien n’a changé, un signataire la renouvelle en une fois :\n${origin}/espace/solutions/${slug}/evaluation`,
        ],
      },
    ];
  });
}

function proofReminders(found: ProofInUse[], today: Day, origin: string): Reminder[] {
  const byProof = Map.groupBy(found, ({ organisationId, id }) => `${organisationId}|${id}`);
  return [...byProof.values()].flatMap((uses) => {
    const [proof] = uses;
    const ends = uses.flatMap((use) => endOfUse(use) ?? []).filter((end) => end >= today);
    const end = ends.sort()[0];
    const days = end === undefined ? null : dueFor(end, today);
    if (!proof || !end || days === null) return [];
    const solutions = [...new Map(uses.map(({ slug, name }) => [slug, name]))];
    const criteria = [...new Set(uses.map(({ criterion }) => criterion))].sort().join(', ');
    return [
      {
        key: `evidence-expiry:${proof.id}:${end}:${days}`,
        organisationId: proof.organisationId,
        subject: `La pièce « ${proof.title} » expire le ${french(end)}`,
        paragraphs: [
          `La pièce « ${proof.title} » ne prouvera plus rien après le ${french(end)} (${criteria}). Les réponses resteront, mais leur étape de preuve baissera d’elle-même.`,
          `Joignez la pièce qui la remplace :\n${solutions.map(([slug, name]) => `${name} : ${origin}/espace/solutions/${slug}/evaluation`).join('\n')}`,
        ],
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
