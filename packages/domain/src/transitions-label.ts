/** A label, from the decision of its labeller to its end (evaluation model, section 2). */
import type { Instant } from '@gouvtech/criteria';
import { CURE_MONTHS, LABEL_SCHEMES, type LabelSchemeId } from './label-schemes.ts';
import type { LabelStatus } from './statuses.ts';
import { dueAt } from './transitions-dates.ts';
import type { Machine } from './transitions-types.ts';

/** A refusal may be appealed this long; why a label was revoked is public this long. */
export const LABEL_APPEAL_DAYS = 30;
export const REVOCATION_PUBLIC_MONTHS = 36;

/** Why a label is suspended: the clock sees the first five, a person states the last two. */
export const SUSPENSION_CAUSES = [
  'prerequisite-unproven',
  'assessment-ended',
  'listing-ended',
  'surveillance-overdue',
  'accreditation-suspended',
  'major-finding',
  'upheld-dispute',
] as const;
export type SuspensionCause = (typeof SUSPENSION_CAUSES)[number];

/** `cause` null: the demonstration did not say. */
type Suspension = { scheme: LabelSchemeId; cause: SuspensionCause | null };

/** Time to correct what a label is suspended for: shorter for a major non-conformity (evaluation model, 1.5). */
export const cureMonths = ({ scheme, cause }: Suspension): number =>
  cause === 'major-finding' ? LABEL_SCHEMES[scheme].cureMonths : CURE_MONTHS;

/** The first instant at which a suspended label is revoked. */
export const cureEndsAt = ({
  suspendedAt,
  ...one
}: Suspension & { suspendedAt: Instant }): Instant =>
  dueAt(suspendedAt, { months: cureMonths(one) });

const HELD = ['granted', 'active', 'suspended'] as const;

/** A label that ended, or was refused, is not contested: its decision has its own appeal. */
export const mayBeContested = (status: LabelStatus): boolean =>
  (HELD as readonly LabelStatus[]).includes(status);

export const LABEL = {
  'label:read-private': {
    from: [...HELD, 'expired', 'revoked', 'withdrawn', 'superseded', 'refused'],
  },
  'label:activate': {
    from: ['granted'],
    to: 'active',
    after: { days: 0, since: 'validFrom' },
  },
  'label:plan-surveillance': { from: ['active', 'suspended'] },
  'label:pass-surveillance': { from: ['active'], unless: ['level-not-met'] },
  'label:suspend': { from: ['active'], to: 'suspended', reasonRequired: true },
  'label:suspend-due': { from: ['active'], to: 'suspended', unless: ['no-suspension-cause'] },
  'label:restore': {
    from: ['suspended'],
    to: 'active',
    unless: ['accreditation-inactive', 'cause-remains', 'level-not-met'],
  },
  'label:revoke': { from: HELD, to: 'revoked', reasonRequired: true },
  'label:revoke-uncured': {
    from: ['suspended'],
    to: 'revoked',
    after: { days: 0, since: 'cureEndsAt' },
  },
  'label:withdraw': { from: HELD, to: 'withdrawn', reasonRequired: true },
  'label:publish-refusal': { from: ['refused'] },
  'label:expire': {
    from: ['active', 'suspended'],
    to: 'expired',
    after: { days: 0, since: 'labelEndsAt' },
  },
  'label:supersede': {
    from: ['active', 'suspended'],
    to: 'superseded',
    unless: ['next-not-granted'],
  },
} as const satisfies Machine<LabelStatus, 'label'>;
