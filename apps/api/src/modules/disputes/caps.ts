/** The values at which an upheld dispute may cap an answer (evaluation model, 1.2 and section 2). */
import { loadSet, score, type Criterion, type Instant } from '@gouvtech/criteria';
import { textsOf } from '@gouvtech/criteria/texts';
import { loadAssessment, type Db } from '@gouvtech/db';
import { formatPercent } from '@gouvtech/domain/format';
import type { DisputeRow } from './repository.ts';

export type CapChoice = {
  /** basis points */
  value: number;
  text: string;
};
export type CapChoices = {
  /** what the vendor declares, basis points; null: nothing that counts */
  declared: number | null;
  choices: CapChoice[];
};

/** Scales without steps of their own are capped by tenths. */
const STEP = 1_000;

/**
 * The values at which the answer may be capped: levels of its criterion at or below what it declares.
 * @returns null when no published assessment holds the criterion
 */
export async function capChoices(
  db: Db,
  { solution, criterion }: Pick<DisputeRow, 'solution' | 'criterion'>,
  now: Instant,
): Promise<CapChoices | null> {
  const content = criterion && (await loadAssessment(db, solution.id));
  if (!content) return null;
  const set = loadSet(content.assessment.criteriaSet);
  const found = set.criteria.find(({ id }) => id === criterion);
  if (!found) return null;
  const { facts } = content.assessment;
  const line = score(content.answers, facts, set, now).criteria.find(({ id }) => id === criterion);
  const declared = line?.declaredValue ?? null;
  const choices = valuesOf(found, set.version).filter(({ value }) => value <= (declared ?? 0));
  return { declared, choices };
}

function valuesOf({ id, levels, selection }: Criterion, version: string): CapChoice[] {
  const anchors = textsOf(version).criteria.find((one) => one.id === id)?.anchors ?? {};
  if (selection === 'percent' || selection === 'share')
    return Array.from({ length: 11 }, (_, index) => ({
      value: index * STEP,
      text: `${formatPercent(index * STEP)} de la réponse`,
    }));
  return levels.map(({ key, value }) => ({ value, text: anchors[key] ?? key }));
}
