/** A review is decided point by point; what is sent is the sum of the points. */
export const POINT_DECISIONS = ['accept', 'correct', 'refuse'] as const;
export type PointDecision = (typeof POINT_DECISIONS)[number];

export const POINT_DECISION_LABELS: Record<PointDecision, string> = {
  accept: 'Accepter',
  correct: 'Demander une correction',
  refuse: 'Refuser',
};

export const REVIEW_DECISIONS = ['publish', 'request-changes', 'refuse'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** Words of the one button that sends. */
export const REVIEW_DECISION_LABELS: Record<ReviewDecision, string> = {
  publish: 'Publier la fiche',
  'request-changes': 'Envoyer la demande de correction',
  refuse: 'Refuser la fiche',
};

/**
 * Everything accepted publishes; everything refused refuses; anything between goes back to the vendor, who keeps what was
 * accepted and answers the rest.
 */
export function sumOfPoints(points: readonly PointDecision[]): ReviewDecision {
  if (points.every((one) => one === 'accept')) return 'publish';
  return points.every((one) => one === 'refuse') ? 'refuse' : 'request-changes';
}
