/** What the clock owes the labels of the little catalogue. */
import type { Instant } from '@gouvtech/criteria';
import { apply, dueTransition } from '../transitions.ts';
import { causeOf, nextOf } from './live-labels.ts';
import type { World } from './world.ts';
import type { Label } from './world-labels.ts';

type Due = { label: Label; action: string; to: string; at: Instant };

const HELD = ['granted', 'active', 'suspended'];

/** The earliest of all labels: one may end before the next one takes its place. */
export const earliest = (world: World, asOf: Instant): Due | undefined =>
  world.labels
    .filter(({ object }) => HELD.includes(object.status))
    .flatMap((label) => owed(world, label, asOf))
    .sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))[0];

function owed(world: World, label: Label, asOf: Instant): Due[] {
  const { object, dates, since } = label;
  const later = (at: Instant) => (at < since ? since : at);
  const found: Due[] = [];
  const move = dueTransition(object, dates, asOf);
  if (move) found.push({ label, action: move.action, to: move.to, at: later(move.at) });
  const next = nextOf(world, label);
  if (next && apply(object, 'label:supersede', { asOf, nextGranted: true }).ok)
    found.push({ label, action: 'label:supersede', to: 'superseded', at: later(next.since) });
  const fraud = fraudOf(world, label);
  if (fraud) found.push({ label, action: 'label:revoke', to: 'revoked', at: later(fraud) });
  const cause = causeOf(world, label, asOf);
  if (cause && apply(object, 'label:suspend-due', { asOf, suspensionCause: true }).ok)
    found.push({ label, action: 'label:suspend-due', to: 'suspended', at: later(cause) });
  return found;
}

/** An assessment invalidated for fraud takes with it the labels that were granted on it. */
const fraudOf = (world: World, { listing, grantedAt }: Label): Instant | undefined =>
  world.assessments.find(
    (one) =>
      one.listing === listing &&
      one.object.status === 'invalidated' &&
      one.endedAt !== null &&
      one.endedAt >= grantedAt,
  )?.endedAt ?? undefined;
