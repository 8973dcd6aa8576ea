/** Prerequisites that have lost what the label rests on (evaluation model 1.6). */
import {
  addDays,
  addMonths,
  dayOf,
  evidenceUntil,
  loadSet,
  startOf,
  type Answer,
  type Criterion,
  type Instant,
  type ScoreSheet,
} from '@gouvtech/criteria';
import { loadScoresAt, type Db } from '@gouvtech/db';
import { CURRENT_MONTHS, STALE_MONTHS } from '@gouvtech/domain/transitions-dates';
import type { PublicRound } from './causes-repository.ts';

/** A prerequisite left this long without a valid proof, or without a verdict that holds, suspends the label. */
export const UNPROVEN_DAYS = 30;
/** Days computed at once while looking for the first. */
const BATCH = 40;
const AUDITED = 4;

/** First instant at which the assessment is expired, if nothing renews it. */
export const expiryOf = ({ attestedAt }: Pick<PublicRound, 'attestedAt'>): Instant =>
  startOf(addMonths(dayOf(attestedAt), CURRENT_MONTHS + STALE_MONTHS));

/** Prerequisites that fail at `asOf`, in the order of the set; null when there was no public score then. */
async function unprovenAt(
  db: Db,
  solutionId: string,
  round: PublicRound,
  instants: Instant[],
): Promise<(string[] | null)[]> {
  const set = loadSet(round.criteriaSet);
  const blocking = set.criteria.filter((one) => one.blocking);
  const answers = new Map(round.answers.map((one) => [one.criterion, one]));
  const found = await loadScoresAt(db, solutionId, instants);
  return found.map(({ sheet }, index) => {
    if (!sheet) return null;
    return blocking
      .filter((one) => fails(one, sheet, answers.get(one.id), instants[index]!))
      .map(({ id }) => id);
  });
}

function fails(
  criterion: Criterion,
  sheet: ScoreSheet,
  answer: Answer | undefined,
  at: Instant,
): boolean {
  const score = sheet.criteria.find(({ id }) => id === criterion.id);
  if (!score?.applicable) return false;
  if (score.tier < AUDITED) return true;
  return !(answer?.evidence ?? []).some(
    (one) =>
      one.attachedAt <= at &&
      !(one.removedAt !== undefined && one.removedAt <= at) &&
      evidenceUntil(criterion, one) >= dayOf(at),
  );
}

/** Those that fail at this very instant. */
export async function unprovenNow(
  db: Db,
  solutionId: string,
  round: PublicRound,
  asOf: Instant,
): Promise<string[]> {
  return (await unprovenAt(db, solutionId, round, [asOf]))[0] ?? [];
}

export type Unproven = { criterion: string; since: Instant };

/**
 * The prerequisite that has failed longest at `asOf`, with the first 00:00 UTC at which it did and since which it has
 * at each; null: none. Nothing is looked for before `from`.
 */
export async function unprovenSince(
  db: Db,
  { solutionId, round }: { solutionId: string; round: PublicRound },
  { from, asOf }: { from: Instant; asOf: Instant },
): Promise<Unproven | null> {
  const [now] = await unprovenAt(db, solutionId, round, [asOf]);
  let failing = now ?? [];
  let longest: Unproven | null = null;
  let day = dayOf(asOf);
  const first = dayOf(from);
  while (failing.length > 0 && day >= first) {
    const days = Array.from({ length: BATCH }, (_, back) => addDays(day, -back));
    const instants = days.filter((one) => one >= first).map(startOf);
    for (const [index, at] of (await unprovenAt(db, solutionId, round, instants)).entries()) {
      failing = failing.filter((id) => at?.includes(id));
      if (failing.length === 0) break;
      longest = { criterion: failing[0]!, since: instants[index]! };
    }
    day = addDays(day, -BATCH);
  }
  return longest;
}
