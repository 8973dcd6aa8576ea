/** A claim that a criterion has no object here: worth 0 until a moderator or an auditor accepts it. */
import { time } from './time.ts';
import type { Answer, Criterion, Instant } from './types.ts';

/** `rejected` is by an auditor: the criterion is then unanswered. */
export type ClaimStatus = 'pending' | 'accepted' | 'refused' | 'rejected';

export function claimStatus(criterion: Criterion, answer: Answer, asOf: Instant): ClaimStatus {
  if (criterion.naPolicy !== 'justified') return 'refused';
  const past = ({ at }: { at: Instant }) => time(at) <= time(asOf);
  const verdicts = answer.verdicts.filter(past);
  const accepted = verdicts.filter(
    ({ outcome, revision }) => outcome === 'na_accepted' && revision === answer.revision,
  );
  const rejected = verdicts.filter(({ outcome }) => outcome === 'na_rejected');
  if (rejected.length > 0) {
    // From now on only an auditor may accept a claim.
    if (newest(accepted) > newest(rejected)) return 'accepted';
    return rejected.some(({ revision }) => revision >= answer.revision) ? 'rejected' : 'pending';
  }
  // A decision taken before the last edit was about another claim.
  const decisions = answer.naDecisions
    .filter(past)
    .filter(({ at }) => time(at) >= time(answer.answeredAt));
  const refusedAt = newest(decisions.filter((decision) => !decision.accepted));
  const acceptedAt = newest([...decisions.filter((decision) => decision.accepted), ...accepted]);
  if (acceptedAt > refusedAt) return 'accepted';
  return refusedAt > -Infinity ? 'refused' : 'pending';
}

const newest = (events: { at: Instant }[]): number =>
  Math.max(-Infinity, ...events.map(({ at }) => time(at)));
