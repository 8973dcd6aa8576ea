/** A label changes its state: the row, the public history, the catalogue, those concerned, then the log. */
import { dayOf, type Instant } from '@gouvtech/criteria';
import { appendEvent, publishToReadModel, recordEvent, type Db } from '@gouvtech/db';
import { LABEL_SCHEMES, LEVEL_LABELS, type LabelStatus } from '@gouvtech/domain';
import type { ActionOn } from '@gouvtech/domain/permissions';
import { formatDate } from '@gouvtech/domain/format';
import type { SuspensionCause } from '@gouvtech/domain/transitions-label';
import { typography } from '../mail/index.ts';
import { tellBoth } from './notices.ts';
import { cureEnd } from './object.ts';
import { findLabel, updateLabel, type LabelRow } from './repository.ts';

/** Who acts, as the log names it: no account for the clock. */
export type By = { accountId: string | null; role: string };
export const CLOCK: By = { accountId: null, role: 'clock' };

export type Move = {
  action: ActionOn<'label'>;
  to: LabelStatus;
  /** when it happened, for the clock when it fell due */
  at: Instant;
  /** when it is written: later than `at` when the clock is late */
  now?: Instant;
  by: By;
  /** public */
  reason: string | null;
  /** what the row becomes beside its status */
  change?: Parameters<typeof updateLabel>[2];
  publicOrigin: string;
};

type Words = {
  kind: Parameters<typeof recordEvent>[1]['kind'];
  what: string;
  next: (row: LabelRow) => string;
};

const GONE = 'Sa page reste, avec son état, ses dates et le motif.';
const WORDS: Partial<Record<LabelStatus, Words>> = {
  suspended: {
    kind: 'label-suspended',
    what: 'suspendu',
    next: (row) =>
      `Une fois la cause corrigée, le labellisateur peut le rétablir avant le ${formatDate(dayOf(cureEnd(row)!))}. Ensuite, il est révoqué.`,
  },
  active: { kind: 'label-restored', what: 'rétabli', next: () => 'Il compte à nouveau.' },
  revoked: { kind: 'label-ended', what: 'révoqué', next: () => GONE },
  withdrawn: { kind: 'label-ended', what: 'retiré à la demande de l’éditeur', next: () => GONE },
  expired: { kind: 'label-ended', what: 'arrivé à son terme', next: () => GONE },
  superseded: { kind: 'label-ended', what: 'remplacé par un label plus récent', next: () => GONE },
};

/** @returns the row as it is then. The state was judged by the caller, who holds the row. */
export async function moveLabel(tx: Db, before: LabelRow, move: Move): Promise<LabelRow> {
  const { at, now = at, by, to, reason } = move;
  await updateLabel(tx, before.id, {
    ...move.change,
    ...{ status: to, statusSince: at },
    statusReason: to === 'active' ? null : reason,
  });
  const row = (await findLabel(tx, before.id))!;
  const words = move.action === 'label:activate' ? undefined : WORDS[to];
  if (words) {
    const name = `Label « ${LABEL_SCHEMES[row.scheme].name} », niveau ${LEVEL_LABELS[row.level as 1]}, ${words.what}`;
    await recordEvent(tx, {
      solutionId: row.solution.id,
      kind: words.kind,
      summary: typography(`${name}.`),
      at,
    });
    const notice = { tx, row, step: move.action, now, publicOrigin: move.publicOrigin };
    await tellBoth(
      { ...notice, by: by.accountId },
      { what: words.what, reason, next: words.next(row) },
    );
  }
  await publishToReadModel(tx, [row.solution.id], now);
  await logLabel(tx, row, { ...move, from: before.status });
  return row;
}

/** A line of the log of a label. */
export const logLabel = (
  tx: Db,
  row: LabelRow,
  {
    action,
    at,
    by,
    from,
    to,
    reason,
  }: Pick<Move, 'action' | 'at' | 'by' | 'to' | 'reason'> & {
    from: LabelStatus;
  },
) =>
  appendEvent(tx, {
    ...{ at, actor: by.accountId, role: by.role, action, from, to, reason },
    object: { type: 'label', id: row.id },
    organisationId: row.organisation?.id ?? null,
    solutionId: row.solution.id,
    data: { scheme: row.scheme, level: row.level, cause: row.suspensionCause },
  });

/**
 * Suspends an active label that the caller holds and has judged.
 * @param given why, public; by whom; the instant
 */
export const suspendLabel = (
  tx: Db,
  row: LabelRow,
  given: {
    reason: string;
    cause: SuspensionCause;
    at: Instant;
    by: By;
    publicOrigin: string;
    action?: 'label:suspend' | 'label:suspend-due';
    now?: Instant;
  },
): Promise<LabelRow> => {
  const { cause, action = 'label:suspend', ...move } = given;
  return moveLabel(tx, row, {
    ...move,
    ...{ action, to: 'suspended' },
    change: { suspendedAt: move.at, suspensionCause: cause },
  });
};
