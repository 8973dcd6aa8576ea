/** What the catalogue shows of labels on a day. */
import { addDays, addMonths, endOf, startOf, type Day, type Instant } from '@gouvtech/criteria';
import type { EndedLabel, LabelMark, LabelSchemeId, LabelStatus } from '@gouvtech/domain';

/** Months during which the page of a solution still tells a label that ended (evaluation model, section 2). */
const TOLD_MONTHS = 36;

/** A label that was granted, as its row says. */
export type LabelInput = {
  reference: string;
  /** of its audit */
  audit: string;
  scheme: LabelSchemeId;
  level: 1 | 2 | 3;
  status: Exclude<LabelStatus, 'refused'>;
  /** why it is suspended, revoked or withdrawn */
  reason: string | null;
  /** day of its present status */
  since: Day;
  /** first and last day, both included */
  from: Day;
  until: Day;
  slug: string;
  name: string;
};

/** In force or suspended that day: from its dates, whether or not the clock has passed. */
export const labelMarks = (labels: LabelInput[], today: Day): LabelMark[] =>
  labels
    .filter((label) => isHeld(label, today))
    .map(({ reference, audit, scheme, level, status, since, reason, until, slug, name }) => ({
      ...{ reference, audit, scheme, level },
      ...(status === 'suspended'
        ? { status, suspension: { on: since, reason } }
        : { status: 'active' as const }),
      until,
      labeller: { slug, name },
    }));

const isHeld = ({ status, from, until }: LabelInput, today: Day): boolean =>
  (status === 'granted' || status === 'active' || status === 'suspended') &&
  from <= today &&
  today <= until;

/** Those that ended in the last 36 months, the last one first. */
export const endedLabels = (labels: LabelInput[], today: Day): EndedLabel[] =>
  labels
    .flatMap((label) => {
      const end = endOfLabel(label, today);
      return end && end.on <= today && today <= addMonths(end.on, TOLD_MONTHS)
        ? [{ label, end }]
        : [];
    })
    .sort((a, b) => (a.end.on < b.end.on ? 1 : a.end.on > b.end.on ? -1 : 0))
    .map(({ label: { reference, audit, scheme, level, slug, name }, end }) => ({
      ...{ reference, audit, scheme, level },
      ...end,
      labeller: { slug, name },
    }));

function endOfLabel(
  { status, since, until, reason }: LabelInput,
  today: Day,
): Pick<EndedLabel, 'status' | 'on' | 'reason'> | null {
  switch (status) {
    case 'expired':
      return { status, on: addDays(until, 1), reason: null };
    case 'revoked':
    case 'withdrawn':
    case 'superseded':
      return { status, on: since, reason };
    case 'granted':
    case 'active':
    case 'suspended':
      return until < today ? { status: 'expired', on: addDays(until, 1), reason: null } : null;
  }
}

/** `any` and, for each scheme, the level held with those below. */
export function labelFacet(marks: LabelMark[]): string[] {
  const active = marks.filter(({ status }) => status === 'active');
  const reached = active.flatMap(({ scheme, level }) =>
    Array.from({ length: level }, (_, index) => `${scheme}-${index + 1}`),
  );
  return active.length > 0 ? ['any', ...reached] : [];
}

/** Instants at which these views change by themselves. */
export const labelMoments = (labels: LabelInput[], today: Day): Instant[] =>
  labels.flatMap((label) => {
    const end = endOfLabel(label, today);
    return end
      ? [endOf(addMonths(end.on, TOLD_MONTHS))]
      : [startOf(label.from), endOf(label.until)];
  });
