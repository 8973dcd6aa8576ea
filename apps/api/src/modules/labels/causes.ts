/** Why the clock must suspend a label, and whether why it was suspended still holds (evaluation model, section 2). */
import { addDays, startOf, type Instant } from '@gouvtech/criteria';
import type { Db } from '@gouvtech/db';
import { formatDate } from '@gouvtech/domain/format';
import { dueAt } from '@gouvtech/domain/transitions-dates';
import type { SuspensionCause } from '@gouvtech/domain/transitions-label';
import {
  accreditationEndedAt,
  lastEndedRound,
  listingEndedAt,
  openMajors,
  publicRound,
} from './causes-repository.ts';
import { expiryOf, UNPROVEN_DAYS, unprovenNow, unprovenSince } from './prerequisites.ts';
import { loadSurveillances, type LabelRow } from './repository.ts';

/** A surveillance closed this long after its date still keeps the label: time for a contradictory phase begun in time. */
export const SURVEILLANCE_GRACE_DAYS = 60;
/** A labeller may be without accreditation this long before the labels it granted are suspended. */
const WITHOUT_ACCREDITATION_MONTHS = 6;

/** `reason`: one French sentence, public. */
export type DueCause = { cause: SuspensionCause; at: Instant; reason: string };

/** Every cause that has fallen due, the earliest first. */
export async function dueCauses(db: Db, row: LabelRow, asOf: Instant): Promise<DueCause[]> {
  const found = [
    ...(await assessmentCauses(db, row, asOf)),
    ...(await listingCause(db, row)),
    ...(await surveillanceCauses(db, row)),
    ...(await accreditationCause(db, row, asOf)),
  ];
  return found
    .filter(({ at }) => at <= asOf)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

async function assessmentCauses(db: Db, row: LabelRow, asOf: Instant): Promise<DueCause[]> {
  const cause = 'assessment-ended';
  const round = await publicRound(db, row.solution.id);
  if (!round) {
    const ended = await lastEndedRound(db, row.solution.id);
    const reason = 'L’éditeur a retiré l’évaluation sur laquelle ce label repose.';
    return ended?.status === 'withdrawn' ? [{ cause, at: ended.at, reason }] : [];
  }
  const expiresAt = expiryOf(round);
  const last = asOf < expiresAt ? asOf : startOf(addDays(expiresAt.slice(0, 10), -1));
  const found = [];
  if (last >= row.statusSince) {
    const span = { from: row.statusSince, asOf: last };
    const unproven = await unprovenSince(db, { solutionId: row.solution.id, round }, span);
    if (unproven)
      found.push({
        cause: 'prerequisite-unproven' as const,
        at: dueAt(unproven.since, { days: UNPROVEN_DAYS }),
        reason: `Depuis ${UNPROVEN_DAYS} jours, le prérequis ${unproven.criterion} n’a plus de preuve valable ou d’avis d’audit en cours.`,
      });
  }
  const reason = 'L’évaluation sur laquelle ce label repose a expiré sans être renouvelée.';
  return [...found, { cause, at: expiresAt, reason }];
}

async function listingCause(db: Db, row: LabelRow): Promise<DueCause[]> {
  const at = await listingEndedAt(db, row.solution.id);
  const reason = 'La fiche de la solution n’est plus au catalogue.';
  return at ? [{ cause: 'listing-ended', at, reason }] : [];
}

async function surveillanceCauses(db: Db, row: LabelRow): Promise<DueCause[]> {
  const all = await loadSurveillances(db, [row.id]);
  return all
    .filter(({ closedAt }) => closedAt === null)
    .map(({ dueOn }) => ({
      cause: 'surveillance-overdue' as const,
      at: startOf(addDays(dueOn, SURVEILLANCE_GRACE_DAYS)),
      reason: `L’audit de surveillance attendu le ${formatDate(dueOn)} n’est pas clos ${SURVEILLANCE_GRACE_DAYS} jours après.`,
    }));
}

async function accreditationCause(db: Db, row: LabelRow, asOf: Instant): Promise<DueCause[]> {
  const ended = await accreditationEndedAt(db, row, asOf);
  if (!ended) return [];
  return [
    {
      cause: 'accreditation-suspended',
      at: dueAt(ended, { months: WITHOUT_ACCREDITATION_MONTHS }),
      reason: `L’accréditation de ${row.labeller.name} pour ce label est suspendue ou échue depuis six mois.`,
    },
  ];
}

/** What keeps a suspended label from being restored, in French, one sentence each; empty: everything is cured. */
export async function remainingCauses(db: Db, row: LabelRow, asOf: Instant): Promise<string[]> {
  const found: string[] = [];
  const round = await publicRound(db, row.solution.id);
  if (!round || expiryOf(round) <= asOf)
    found.push('Aucune évaluation de la solution n’est publiée et en cours.');
  else {
    const unproven = await unprovenNow(db, row.solution.id, round, asOf);
    if (unproven.length > 0)
      found.push(
        `Sans preuve valable ou sans avis d’audit en cours sur la réponse publiée : ${unproven.join(', ')}.`,
      );
  }
  if (await listingEndedAt(db, row.solution.id))
    found.push('La fiche de la solution n’est pas publiée.');
  const grace = row.suspensionCause === 'surveillance-overdue' ? 0 : SURVEILLANCE_GRACE_DAYS;
  for (const { dueOn, closedAt } of await loadSurveillances(db, [row.id]))
    if (closedAt === null && startOf(addDays(dueOn, grace)) <= asOf)
      found.push(`La surveillance attendue le ${formatDate(dueOn)} n’est pas close.`);
  const majors = await openMajors(db, row.solution.id, row.scheme);
  if (majors.length > 0)
    found.push(
      `Un écart majeur n’est pas levé par un audit ou une correction acceptée : ${majors.join(', ')}.`,
    );
  return found;
}
