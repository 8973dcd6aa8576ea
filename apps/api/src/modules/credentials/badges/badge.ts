/** What a badge says, in words: what a label is worth on the day it is asked, never more. */
import type { Instant } from '@gouvtech/criteria';
import { LABEL_SCHEMES, LEVEL_LABELS } from '@gouvtech/domain';
import { formatDate } from '@gouvtech/domain/format';
import type { GrantedLabel, GrantedStatus } from '../repository.ts';

export type Badge = {
  /** `Label Socle public` */
  title: string;
  /** the level while it holds; else what became of it */
  state: string;
  detail: string;
  /** name of the solution */
  subject: string;
  /** held: the label holds on this day */
  tone: 'held' | 'warned' | 'ended';
  /** when this was true */
  at: Instant;
};

const ENDED: Record<
  Exclude<GrantedStatus, 'granted' | 'active'>,
  (label: GrantedLabel) => [Badge['tone'], string, string]
> = {
  suspended: ({ statusSince }) => ['warned', 'suspendu', `depuis le ${formatDate(statusSince)}`],
  expired: ({ validUntil }) => ['ended', 'échu', `valable jusqu’au ${formatDate(validUntil)}`],
  revoked: ({ statusSince }) => ['ended', 'révoqué', `le ${formatDate(statusSince)}`],
  withdrawn: ({ statusSince }) => ['ended', 'retiré', `le ${formatDate(statusSince)}`],
  superseded: ({ supersededBy, statusSince }) => [
    'ended',
    'remplacé',
    supersededBy ? `par le label ${supersededBy}` : `le ${formatDate(statusSince)}`,
  ],
};

/** A label whose dates say otherwise than its state, until the clock passes, is told by its dates. */
function told(label: GrantedLabel, now: Instant): [Badge['tone'], string, string] {
  const today = now.slice(0, 10);
  const { status, validFrom, validUntil } = label;
  if (status === 'granted' || status === 'active') {
    if (today > validUntil) return ENDED.expired(label);
    const level = `niveau ${LEVEL_LABELS[label.level]}`;
    return today < validFrom
      ? ['warned', 'pas encore en cours', `${level}, à partir du ${formatDate(validFrom)}`]
      : ['held', level, `valable jusqu’au ${formatDate(validUntil)}`];
  }
  return status === 'suspended' && today > validUntil ? ENDED.expired(label) : ENDED[status](label);
}

export function badgeOf(label: GrantedLabel, now: Instant): Badge {
  const [tone, state, detail] = told(label, now);
  const title = `Label ${LABEL_SCHEMES[label.scheme].name}`;
  return { title, state, detail, subject: label.solution.name, tone, at: now };
}

/**
 * The label a solution shows: the highest one that holds, else what became of the latest.
 * @param labels the latest first
 */
export function badgeOfSolution(
  name: string,
  labels: readonly GrantedLabel[],
  now: Instant,
): Badge {
  const badges = labels.map((label) => ({ label, badge: badgeOf(label, now) }));
  const held = badges
    .filter(({ badge }) => badge.tone === 'held')
    .toSorted((a, b) => b.label.level - a.label.level);
  const shown = held[0] ?? badges.find(({ badge }) => badge.tone === 'warned') ?? badges[0];
  if (!shown) return noLabel(name, now);
  const others = Math.max(0, held.length - 1);
  if (others === 0) return shown.badge;
  const more = others === 1 ? 'et un autre label' : `et ${others} autres labels`;
  return { ...shown.badge, detail: `${shown.badge.detail}, ${more}` };
}

const noLabel = (subject: string, at: Instant): Badge => ({
  ...{ title: 'Aucun label', state: '', detail: 'Cette solution n’a pas de label', subject },
  ...{ tone: 'ended', at },
});

/** For an address that names nothing. */
export const unknownBadge = (at: Instant): Badge => ({
  ...{ title: 'Label inconnu', state: '', detail: 'Cette adresse ne désigne aucun label' },
  ...{ subject: '', tone: 'ended', at },
});

/** `Label Socle public : niveau Avancé`. */
export const headline = ({ title, state }: Badge): string =>
  state === '' ? title : `${title}\u00a0: ${state}`;

export const dateline = ({ at }: Badge): string => `Catalogue GouvTech, état au ${formatDate(at)}`;
