/** Identity, dates and state of an audit that is told. */
import type { Instant } from '@gouvtech/criteria';
import type { AuditStatus } from '@gouvtech/domain';
import { uuidOf } from '../answers/identity.ts';
import type { Clock } from '../clock.ts';
import type { AuditSeed } from './model.ts';

export const auditId = (number: number): string => uuidOf('audit', number);
export const labelId = (number: number): string => uuidOf('label', number);

/** `A-2026-0031`, by the year of the act. */
export const reference = (letter: 'A' | 'L', number: number, at: Instant): string =>
  `${letter}-${at.slice(0, 4)}-${String(number).padStart(4, '0')}`;

export function auditDates(seed: AuditSeed, clock: Clock) {
  const at = (day: number | undefined, hour = 10) =>
    day === undefined ? null : clock.at(day, hour);
  return {
    requestedAt: clock.at(seed.requested, 10),
    openedAt: at(seed.opened),
    contradictoryAt: at(seed.sent),
    repliesClosedAt: at(seed.repliesClosed, 17),
    returnedAt: at(seed.returned),
    finalisedAt: at(seed.finalised),
    // At the hour of the verdicts that answers of the demonstration carry: one decision, one instant.
    decidedAt: at(seed.decided?.on, 16),
  };
}

/** Where what is told of it leaves it. */
export function stateOfAudit(
  seed: AuditSeed,
  clock: Clock,
): { status: AuditStatus; statusSince: Instant; statusReason: string | null } {
  const { status, on, reason = null, hour = 10 } = lastMove(seed);
  return { status, statusSince: clock.at(on, hour), statusReason: reason };
}

type Moved = { status: AuditStatus; on: number; reason?: string; hour?: number };

function lastMove(seed: AuditSeed): Moved {
  const { appeal, decided, cancelled, declined, recused } = seed;
  if (appeal?.decided?.outcome === 'upheld')
    return { status: 'reopened', ...appeal.decided, reason: appeal.decided.answer, hour: 11 };
  if (cancelled) return { status: 'cancelled', ...cancelled };
  if (declined) return { status: 'declined', ...declined };
  if (decided) return { status: 'closed', on: decided.on, hour: 16 };
  if (seed.finalised !== undefined) return { status: 'finalised', on: seed.finalised };
  if (seed.sent !== undefined) return { status: 'contradictory', on: seed.sent };
  if (seed.written !== undefined) return { status: 'fieldwork', on: (seed.opened ?? 0) + 1 };
  if (seed.opened !== undefined) return { status: 'opened', on: seed.opened };
  if (recused) return { status: 'requested', on: recused.on };
  if (seed.accepted !== undefined) return { status: 'accepted', on: seed.accepted };
  if (seed.assigned !== undefined) return { status: 'assigned', on: seed.assigned };
  return { status: 'requested', on: seed.requested };
}
