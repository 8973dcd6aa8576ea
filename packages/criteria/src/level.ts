/**
 * From an answer to the level of the rubric it reaches, and its value.
 * Time conditions are read twice, when answered and at the date asked: a level can lapse, never appear.
 */
import { applies } from './applicability.ts';
import { conditionHolds } from './condition.ts';
import { ScoringError } from './errors.ts';
import { dayOf } from './time.ts';
import type { BasisPoints, Criterion, Facts, FieldValue, Instant, Level } from './types.ts';

type Fields = Record<string, FieldValue>;
export type LevelResponse = { level?: string; fields: Fields };
/** `level` is null on the proportional scales (percent, share). */
export type Reached = { level: Level | null; value: BasisPoints };

export function levelAt(
  criterion: Criterion,
  response: LevelResponse,
  facts: Facts,
  answeredAt: Instant,
  asOf: Instant,
): Reached {
  if (criterion.selection === 'percent')
    return { level: null, value: percentValue(criterion, response) };
  if (criterion.selection === 'share')
    return { level: null, value: shareValue(criterion, response, facts) };
  const days = [dayOf(answeredAt), dayOf(asOf)];
  for (let index = ceiling(criterion, response); index > 0; index--) {
    const level = criterion.levels[index];
    if (level && days.every((day) => levelHolds(level, response.fields, day))) {
      return { level, value: level.value };
    }
  }
  return { level: criterion.levels[0] ?? null, value: 0 };
}

export const levelHolds = (level: Level, fields: Fields, day: string): boolean =>
  (level.when ?? []).every((condition) => conditionHolds(condition, fields, day));

/** The highest level whose value is not above the one given. */
export function floorLevel(levels: Level[], value: BasisPoints): Level | null {
  return levels.findLast((level) => level.value <= value) ?? null;
}

/** A chosen level is a ceiling; a computed one may be any. */
function ceiling(criterion: Criterion, response: LevelResponse): number {
  if (criterion.selection === 'computed') return criterion.levels.length - 1;
  if (response.level === undefined) return 0;
  const index = criterion.levels.findIndex((level) => level.key === response.level);
  if (index < 0) {
    const place = `answers.${criterion.id}.response.level`;
    throw new ScoringError(
      'unknown-level',
      place,
      `« ${response.level} » n’est pas un niveau de ce critère`,
    );
  }
  return index;
}

function percentValue(criterion: Criterion, { fields }: LevelResponse): BasisPoints {
  const percent = fields[criterion.valueField ?? ''];
  if (typeof percent !== 'number' || !Number.isFinite(percent)) return 0;
  // Through an integer first: 100 × 0.29 is 28.999… in floating point.
  const points = Math.floor(Math.round(percent * 1_000_000) / 10_000);
  return Math.min(10_000, Math.max(0, points));
}

function shareValue(criterion: Criterion, { fields }: LevelResponse, facts: Facts): BasisPoints {
  const field = criterion.fields.find(({ key }) => key === criterion.valueField);
  const relevant = (field?.options ?? []).filter((option) =>
    applies(option.relevantIf ?? 'toujours', facts),
  );
  const chosen = fields[criterion.valueField ?? ''];
  if (!Array.isArray(chosen) || relevant.length === 0) return 0;
  const held = relevant.filter((option) => chosen.includes(option.key)).length;
  return Math.floor((10_000 * held) / relevant.length);
}
