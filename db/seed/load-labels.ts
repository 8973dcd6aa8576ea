/** Labels of the demonstration, what keeps them, and what the public is told. */
import { addDays, addMonths, labelLevel, type Instant, type ScoreSheet } from '@gouvtech/criteria';
import { LABEL_SCHEMES, LEVEL_LABELS, type LabelStatus } from '@gouvtech/domain';
import { label, labelSurveillance, publicEvent } from '../src/schema/index.ts';
import { uuidOf } from './answers/identity.ts';
import { auditId, labelId, reference } from './audits/dates.ts';
import type { AuditSeed, LabelSeed } from './audits/index.ts';
import { insertRows } from './bulk.ts';
import { between } from './chance.ts';
import type { Clock } from './clock.ts';
import type { AuditedRound } from './load-audits.ts';
import { LABELLERS } from './people/labellers.ts';

/** Places in the list of statuses are spread: a neighbour tells nothing. */
const LAST_PLACE = 60_000;

/** The level is that of the snapshot of the decision, as everywhere. */
export async function saveLabel(
  { tx, clock, set, solution }: AuditedRound,
  seed: AuditSeed,
  { snapshotId, sheet }: { snapshotId: string; sheet: ScoreSheet },
): Promise<void> {
  const { decided, label: told } = seed;
  if (!decided || !told) return;
  const scheme = LABEL_SCHEMES[seed.scheme];
  const context = { openMajorNonConformity: false, assessmentCurrent: true };
  const { level, skippedThemes } = labelLevel(sheet, set, scheme, context);
  const granted = decided.outcome === 'granted';
  const grantedAt = clock.at(decided.on, 16);
  const from = clock.day(told.from ?? decided.on);
  const validUntil = addDays(addMonths(from, scheme.validityMonths), -1);
  const id = labelId(told.number);
  await insertRows(tx, label, [
    {
      ...{ id, reference: reference('L', told.number, grantedAt), solutionId: solution.id },
      ...{ scheme: seed.scheme, labellerId: uuidOf(seed.labeller, 'organisation') },
      ...{ auditId: auditId(seed.number), criteriaSet: set.version, snapshotId },
      ...stateOfLabel(told, { granted, grantedAt, validUntil }, decided.reason, clock),
      ...{ version: 1, level: granted ? level : 0, skippedThemes },
      ...{ conditions: told.conditions ?? '', grantedAt, grantedBy: uuidOf(decided.by, 'account') },
      ...{ validFrom: granted ? from : null, validUntil: granted ? validUntil : null },
      statusIndex: granted ? between(0, LAST_PLACE, 'status', told.number) : null,
      suspendedAt: told.end?.status === 'suspended' ? clock.at(told.end.on, 0) : null,
      suspensionCause: told.end?.cause ?? null,
      refusalPublic: told.shown === true,
      supersededById: told.end?.by === undefined ? null : labelId(told.end.by),
    },
  ]);
  if (granted)
    await insertRows(
      tx,
      labelSurveillance,
      scheme.surveillanceMonths.map((months, index) => ({
        ...{ labelId: id, number: index + 1, dueOn: addMonths(from, months) },
      })),
    );
  await insertRows(
    tx,
    publicEvent,
    eventsOf(seed, told, level, clock).map((event, index) => ({
      ...{ ...event, id: uuidOf('label', told.number, 'event', index), solutionId: solution.id },
    })),
  );
}

function stateOfLabel(
  { end, from }: LabelSeed,
  { granted, grantedAt, validUntil }: { granted: boolean; grantedAt: Instant; validUntil: string },
  refusal: string,
  clock: Clock,
): { status: LabelStatus; statusSince: Instant; statusReason: string | null } {
  if (!granted) return { status: 'refused', statusSince: grantedAt, statusReason: refusal };
  if (end) {
    const statusSince =
      end.status === 'expired' ? `${addDays(validUntil, 1)}T00:00:00.000Z` : clock.at(end.on, 0);
    return { status: end.status, statusSince, statusReason: end.reason };
  }
  const status = from === undefined || from <= 0 ? 'active' : 'granted';
  return { status, statusSince: grantedAt, statusReason: null };
}

function eventsOf(seed: AuditSeed, told: LabelSeed, level: number, clock: Clock) {
  const { decided, labeller } = seed;
  const { name } = LABEL_SCHEMES[seed.scheme];
  const by = LABELLERS.find(({ slug }) => slug === labeller)!.name;
  const happenedAt = clock.at(decided!.on, 16);
  if (decided!.outcome === 'refused')
    return told.shown
      ? [{ kind: 'label-refused' as const, summary: `Label ${name} refusé par ${by}.`, happenedAt }]
      : [];
  const words = LEVEL_LABELS[level as 1 | 2 | 3];
  const end = told.end && {
    kind: told.end.status === 'suspended' ? ('label-suspended' as const) : ('label-ended' as const),
    summary: `Label ${name} ${ENDS[told.end.status]}.`,
    happenedAt: clock.at(told.end.on, 0),
  };
  return [
    {
      kind: 'labelled' as const,
      summary: `Label ${name}, niveau ${words}, accordé par ${by}.`,
      happenedAt,
    },
    ...(end ? [end] : []),
  ];
}

const ENDS: Record<NonNullable<LabelSeed['end']>['status'], string> = {
  suspended: 'suspendu',
  expired: 'arrivé à son terme',
  revoked: 'révoqué',
  withdrawn: 'rendu par l’éditeur',
  superseded: 'remplacé par un nouveau label',
};
