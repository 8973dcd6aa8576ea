import { dayOf, endOf, evidenceUntil, type Instant } from '@gouvtech/criteria';
import { labelMoments } from './labels.ts';
import type { ProjectionInput } from './types.ts';
import type { AssessmentState } from './types.ts';

/** First instant after `now` at which the entry reads differently by itself; null when it never will. */
export function nextChange(
  { listing, labels, disputes }: Pick<ProjectionInput, 'listing' | 'labels' | 'disputes'>,
  state: AssessmentState | null,
  now: Instant,
): Instant | null {
  const ends = [...listing.channels, ...(listing.hosting?.qualifications ?? [])]
    .flatMap(({ until }) => until ?? [])
    .map(endOf);
  const moments = [
    ...ends,
    ...labelMoments(labels, dayOf(now)),
    ...disputes.map(({ publicSince }) => publicSince),
    ...(state ? assessmentMoments(state) : []),
  ];
  return moments.filter((moment) => moment > now).sort()[0] ?? null;
}

function assessmentMoments({
  sheet,
  staleAt,
  expiresAt,
  set,
  answers,
}: AssessmentState): Instant[] {
  const proofs = set.criteria.flatMap((criterion) =>
    (answers.get(criterion.id)?.evidence ?? []).flatMap((evidence) => [
      evidence.attachedAt,
      evidence.removedAt ?? [],
      endOf(evidenceUntil(criterion, evidence)),
    ]),
  );
  const verdicts = [...answers.values()].flatMap((answer) => answer.verdicts.map(({ at }) => at));
  return [staleAt, expiresAt, sheet.nextChangeAt ?? [], ...proofs.flat(), ...verdicts].flat();
}
