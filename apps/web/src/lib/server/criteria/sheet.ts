/** What the page of one criterion shows: the rules of the set joined to their wording, and where listings stand. */
import { percent, type Criterion, type CriteriaSet } from '@gouvtech/criteria';
import { criterionTexts, themeText } from '@gouvtech/criteria/texts';
import type { Tally } from '../api.ts';
import {
  applicabilityWords,
  automationWords,
  EVIDENCE_WORDS,
  naWords,
  shelfLifeWords,
} from './words.ts';

/** Rules of a criterion, or undefined for an id the version does not have. */
export const findCriterion = (set: CriteriaSet, id: string): Criterion | undefined =>
  set.criteria.find((criterion) => criterion.id === id);

const OUTSIDE_RUBRIC = ['na', 'planned', 'unanswered'] as const;
const total = (tallies: Tally[]): number =>
  tallies.reduce((sum, { listings }) => sum + listings, 0);
const at = (tallies: Tally[], level: string) => tallies.filter((tally) => tally.level === level);

/** Proportional rubrics have no levels between their ends: listings are counted by bands of the value, in percent. */
const BANDS = ['1-49', '50-99'];

function rubric(criterion: Criterion, tallies: Tally[], version: string) {
  const { anchors } = criterionTexts(criterion.id, version);
  const proportional = criterion.selection === 'percent' || criterion.selection === 'share';
  const row = (points: string, key: string, anchor: string, official = false) => {
    const here = tallies.filter(({ level }) => level === key);
    return { points, anchor, official, listings: total(here), tallies: here };
  };
  const levels = criterion.levels.map(({ key, value, official }) => {
    const points = String(percent(value));
    return row(points, proportional ? points : key, anchors[key] ?? '', official);
  });
  if (!proportional) return levels;
  const bands = BANDS.map((band) => row(band.replace('-', '\u00a0à\u00a0'), band, ''));
  return [...levels.slice(0, 1), ...bands, ...levels.slice(1)];
}

export function criterionSheet({ version }: CriteriaSet, criterion: Criterion, tallies: Tally[]) {
  const texts = criterionTexts(criterion.id, version);
  return {
    id: criterion.id,
    theme: themeText(criterion.theme, version),
    weight: criterion.weight,
    blocking: criterion.blocking,
    title: texts.title,
    question: texts.question,
    why: texts.why,
    howToAnswer: texts.howToAnswer,
    tender: texts.tender,
    applicability: applicabilityWords(criterion.applicability, version),
    notApplicable: naWords(criterion),
    evidenceRequired: criterion.evidencePolicy === 'required',
    levels: rubric(criterion, tallies, version),
    /** listings with no level at all */
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
export function neighbours({ version, criteria }: CriteriaSet, id: string) {
  const index = criteria.findIndex((criterion) => criterion.id === id);
  const link = (criterion: Criterion | undefined) =>
    criterion && { id: criterion.id, title: criterionTexts(criterion.id, version).title };
  return { before: link(criteria[index - 1]), after: link(criteria[index + 1]) };
}
