/** What comes next for a vendor, within a year. */
import {
  addMonths,
  dayOf,
  evidenceUntil,
  type Answer,
  type CriteriaSet,
  type Day,
  type Instant,
} from '@gouvtech/criteria';
import type { EvidenceDescription } from '@gouvtech/db';
import { datesOf } from './status.ts';

export type Deadline = {
  kind: 'renewal' | 'stale' | 'expiry' | 'evidence' | 'planned';
  on: Day;
  criterion: string | null;
  label: string;
};
type Answered = {
  answers: Answer[];
  set: CriteriaSet;
  evidence: Map<string, EvidenceDescription>;
};

const HORIZON_MONTHS = 12;

/** @param attestedAt of the public round, null without one */
export function deadlines(
  attestedAt: Instant | null,
  rounds: Answered[],
  now: Instant,
): Deadline[] {
  const today = dayOf(now);
  const last = addMonths(today, HORIZON_MONTHS);
  const all = [...(attestedAt ? ofRound(attestedAt) : []), ...rounds.flatMap(ofAnswers)];
  const unique = new Map(
    all.map((one) => [`${one.kind}|${one.on}|${one.criterion}|${one.label}`, one]),
  );
  return [...unique.values()]
    .filter(({ on }) => on >= today && on <= last)
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

function ofRound(attestedAt: Instant): Deadline[] {
  const { renewalOpensAt, staleAt, expiresAt } = datesOf(attestedAt);
  const at = (kind: Deadline['kind'], instant: Instant, label: string): Deadline => ({
    kind,
    on: dayOf(instant),
    criterion: null,
    label,
  });
  return [
    at('renewal', renewalOpensAt, 'Le renouvellement de l’évaluation s’ouvre.'),
    at('stale', staleAt, 'L’évaluation sera à rafraîchir.'),
    at('expiry', expiresAt, 'L’évaluation expire : son score quitte les listes.'),
  ];
}

const ofAnswers = ({ answers, set, evidence }: Answered): Deadline[] =>
  answers.flatMap((answer) => {
    const criterion = set.criteria.find(({ id }) => id === answer.criterion);
    if (!criterion) return [];
    const planned: Deadline[] =
      answer.response.kind === 'planned'
        ? [
            {
              kind: 'planned',
              on: answer.response.on,
              criterion: criterion.id,
              label: `Date prévue pour ${criterion.id}.`,
            },
          ]
        : [];
    const proofs = answer.evidence
      .filter(({ removedAt }) => removedAt === undefined)
      .map((one): Deadline => ({
        kind: 'evidence',
        on: evidenceUntil(criterion, one),
        criterion: criterion.id,
        label: `« ${evidence.get(one.id)?.title ?? ''} » ne prouve plus ${criterion.id} après ce jour.`,
      }));
    return [...planned, ...proofs];
  });
