/** What time owes the labels of one solution, in the order it fell due. */
import type { Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import type { LabelStatus } from '@gouvtech/domain';
import { apply, dueTransition, type DueTransition } from '@gouvtech/domain/transitions';
import { cureMonths } from '@gouvtech/domain/transitions-label';
import { dueCauses, type DueCause } from './causes.ts';
import { lastEndedRound, publicRound } from './causes-repository.ts';
import { CLOCK, moveLabel, suspendLabel } from './move.ts';
import { datesOf, labelObject } from './object.ts';
import { labelsOf, type LabelRow } from './repository.ts';
import { planDue, planSurveillance, type Plan } from './surveillance.ts';

type Due = { at: Instant; row: LabelRow } & (
  | { kind: 'time'; move: DueTransition }
  | { kind: 'supersede'; next: LabelRow }
  | { kind: 'suspend'; cause: DueCause }
  | { kind: 'revoke'; reason: string }
  | { kind: 'plan'; plan: Plan }
);

const HELD: readonly LabelStatus[] = ['granted', 'active', 'suspended'];
const REASONS: Record<string, string> = {
  'label:expire': 'Sa durée de validité est passée.',
};

/** The earliest thing due at `asOf`; null: the labels are as they must be. */
export async function nextDue(db: Db, rows: LabelRow[], asOf: Instant): Promise<Due | null> {
  const found: Due[] = [];
  for (const row of rows.filter(({ status }) => HELD.includes(status)))
    found.push(...(await dueOf(db, row, rows, asOf)));
  return found.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))[0] ?? null;
}

async function dueOf(db: Db, row: LabelRow, all: LabelRow[], asOf: Instant): Promise<Due[]> {
  const object = labelObject(row);
  const later = (at: Instant) => (at < row.statusSince ? row.statusSince : at);
  const found: Due[] = [];
  const move = dueTransition(object, datesOf(row), asOf);
  if (move) found.push({ kind: 'time', row, at: move.at, move });
  const next = all.find((one) => isNext(one, row));
  if (next && apply(object, 'label:supersede', { asOf, nextGranted: true }).ok)
    found.push({ kind: 'supersede', row, at: later(next.statusSince), next });
  const fraud = await fraudOf(db, row);
  if (fraud) found.push({ kind: 'revoke', row, at: later(fraud.at), reason: fraud.reason });
  if (row.status === 'active') {
    const [cause] = await dueCauses(db, row, asOf);
    if (cause) found.push({ kind: 'suspend', row, at: later(cause.at), cause });
  }
  if (row.status !== 'granted') {
    const plan = await planDue(db, row, asOf);
    if (plan && plan.at <= asOf) found.push({ kind: 'plan', row, at: plan.at, plan });
  }
  return found;
}

const isNext = (one: LabelRow, row: LabelRow): boolean =>
  one.scheme === row.scheme && one.status === 'active' && one.grantedAt > row.grantedAt;

/** The assessment was invalidated, which two administrators decided: its labels fall with it. */
async function fraudOf(db: Db, row: LabelRow): Promise<{ at: Instant; reason: string } | null> {
  if (await publicRound(db, row.solution.id)) return null;
  const ended = await lastEndedRound(db, row.solution.id);
  if (ended?.status !== 'invalidated' || ended.at < row.grantedAt) return null;
  return {
    at: ended.at,
    reason: `L’évaluation sur laquelle ce label repose a été invalidée pour fraude. ${ended.reason}`,
  };
}

/**
 * Does everything due, each act dated when it fell due: a tick a day, or one after years, ends in the same state. The
 * caller holds the solution.
 * @returns how many acts
 */
export async function settleLabels(
  tx: Db,
  solutionId: string,
  now: Instant,
  { publicOrigin }: { publicOrigin: string },
): Promise<number> {
  for (let done = 0; ; done += 1) {
    const due = await nextDue(tx, await labelsOf(tx, solutionId), now);
    if (!due) return done;
    await perform(tx, due, { now, publicOrigin });
  }
}

async function perform(
  tx: Db,
  due: Due,
  options: { now: Instant; publicOrigin: string },
): Promise<void> {
  const { row, at } = due;
  const move = { ...options, at, by: CLOCK };
  switch (due.kind) {
    case 'time': {
      const action = due.move.action as 'label:expire' | 'label:revoke-uncured';
      const to = due.move.to as LabelStatus;
      const reason = action === 'label:revoke-uncured' ? uncured(row) : (REASONS[action] ?? null);
      await moveLabel(tx, row, { ...move, action, to, reason, change: ended(to) });
      return;
    }
    case 'supersede':
      await moveLabel(tx, row, {
        ...{ ...move, action: 'label:supersede', to: 'superseded' },
        reason: `Le label ${due.next.reference} le remplace.`,
        change: { supersededById: due.next.id },
      });
      return;
    case 'revoke':
      await moveLabel(tx, row, {
        ...{ ...move, action: 'label:revoke', to: 'revoked' },
        reason: due.reason,
      });
      return;
    case 'suspend': {
      const { cause, reason } = due.cause;
      await suspendLabel(tx, row, { ...move, cause, reason, action: 'label:suspend-due' });
      return;
    }
    case 'plan':
      await planSurveillance(tx, row, due.plan, options);
  }
}

const uncured = ({ scheme, suspensionCause: cause }: LabelRow): string =>
  `La cause de la suspension n’a pas été corrigée en ${cureMonths({ scheme, cause })} mois.`;

/** A label that runs again is suspended for nothing. */
const ended = (to: LabelStatus) =>
  to === 'active' ? { suspendedAt: null, suspensionCause: null } : {};
