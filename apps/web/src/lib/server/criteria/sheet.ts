/** What the page of one criterion shows: the rules of the set joined to their wording, and where listings stand. */
import { criteriaSets, TIERS, type Criterion, type CriteriaSet } from '@gouvtech/criteria';
import { criterionTexts, themeText } from '@gouvtech/criteria/texts';
import type { Tally } from '../api.ts';
import {
  applicabilityWords,
  automationWords,
  EVIDENCE_WORDS,
  naWords,
  shelfLifeWords,
} from './words.ts';

/** The version in force: the last one published. */
export const currentSet = (): CriteriaSet => criteriaSets.at(-1) as CriteriaSet;

/** Rules of a criterion, or undefined for an id the version does not have. */
export const findCriterion = (id: string): Criterion | undefined =>
  currentSet().criteria.find((criterion) => criterion.id === id);

const OUTSIDE_RUBRIC = ['na', 'planned', 'unanswered'] as const;
const total = (tallies: Tally[]): number =>
  tallies.reduce((sum, { listings }) => sum + listings, 0);
const at = (tallies: Tally[], level: string) => tallies.filter((tally) => tally.level === level);

/** One line per step of proof, whatever the levels. */
function byProof(tallies: Tally[]): Pick<Tally, 'proof' | 'listings'>[] {
  const sums = new Map<Tally['proof'], number>();
  for (const { proof, listings } of tallies) sums.set(proof, (sums.get(proof) ?? 0) + listings);
  return TIERS.flatMap((proof) => (sums.has(proof) ? [{ proof, listings: sums.get(proof)! }] : []));
}

export function criterionSheet(criterion: Criterion, tallies: Tally[]) {
  const texts = criterionTexts(criterion.id);
  const keys = new Set<string>([...criterion.levels.map(({ key }) => key), ...OUTSIDE_RUBRIC]);
  return {
    id: criterion.id,
    theme: themeText(criterion.theme),
    weight: criterion.weight,
    blocking: criterion.blocking,
    title: texts.title,
    question: texts.question,
    why: texts.why,
    howToAnswer: texts.howToAnswer,
    tender: texts.tender,
    applicability: applicabilityWords(criterion.applicability),
    notApplicable: naWords(criterion),
    evidenceRequired: criterion.evidencePolicy === 'required',
    levels: criterion.levels.map((level) => ({
      key: level.key,
      value: level.value,
      official: level.official === true,
      anchor: texts.anchors[level.key] ?? '',
      listings: total(at(tallies, level.key)),
      tallies: at(tallies, level.key),
    })),
    /** listings whose value lies between two levels of a proportional rubric */
    between: byProof(tallies.filter(({ level }) => !keys.has(level))),
    outside: Object.fromEntries(
      OUTSIDE_RUBRIC.map((level) => [level, total(at(tallies, level))]),
    ) as Record<(typeof OUTSIDE_RUBRIC)[number], number>,
    fields: criterion.fields.map(({ key, optional }) => ({
      label: texts.fields[key]?.label ?? key,
      help: texts.fields[key]?.help,
      optional: optional === true,
    })),
    evidence: criterion.evidence.map((evidence, index) => ({
      type: EVIDENCE_WORDS[evidence.type],
      what: texts.evidence[index]?.what ?? '',
      holds: shelfLifeWords(evidence.shelfLife),
    })),
    automation: { ...texts.automation, words: automationWords(texts.automation.coverage) },
    references: texts.references,
  };
}

/** Neighbours in the order of the set. */
export function neighbours(id: string) {
  const { criteria } = currentSet();
  const index = criteria.findIndex((criterion) => criterion.id === id);
  const link = (criterion: Criterion | undefined) =>
    criterion && { id: criterion.id, title: criterionTexts(criterion.id).title };
  return { before: link(criteria[index - 1]), after: link(criteria[index + 1]) };
}
