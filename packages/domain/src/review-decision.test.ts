import { expect, it } from 'vitest';
import { isScoreJump, SCORE_JUMP } from './signals.ts';
import { sumOfPoints, type PointDecision } from './review-decision.ts';

it.each<[PointDecision[], string]>([
  [[], 'publish'],
  [['accept', 'accept'], 'publish'],
  [['accept', 'correct'], 'request-changes'],
  [['accept', 'refuse'], 'request-changes'],
  [['correct', 'refuse'], 'request-changes'],
  [['refuse', 'refuse'], 'refuse'],
])('sums %j to %s', (points, sum) => {
  expect(sumOfPoints(points)).toBe(sum);
});

it('calls a jump a rise of 2 000 basis points or more', () => {
  expect(isScoreJump(4_000, 4_000 + SCORE_JUMP)).toBe(true);
  expect(isScoreJump(4_000, 3_999 + SCORE_JUMP)).toBe(false);
  expect(isScoreJump(8_000, 2_000)).toBe(false);
});
