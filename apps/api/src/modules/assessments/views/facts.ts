import { FACT_KEYS, type CriterionId, type FactKey, type Facts } from '@gouvtech/criteria';
import { factsTexts, incompatibleFacts } from '@gouvtech/criteria/texts';
import type { RoundRow } from '../round-repository.ts';

/** Questions with their present answers. @param reopened criteria that a save has just re-opened */
export function factsView(
  { criteriaSet, factsRevision }: Pick<RoundRow, 'criteriaSet' | 'factsRevision'>,
  facts: Facts,
  reopened: CriterionId[] = [],
) {
  const { questions, derived } = factsTexts(criteriaSet);
  const value = (fact: FactKey) => facts[fact] ?? null;
  return {
    revision: factsRevision,
    questions: questions.map((question) => ({
      ...question,
      options: question.options.map((option) => ({ ...option, value: value(option.fact) })),
    })),
    derived: derived.map((one) => ({ ...one, value: value(one.fact) })),
    unanswered: FACT_KEYS.filter((key) => value(key) === null),
    incompatible: incompatibleFacts(facts, criteriaSet),
    reopened,
  };
}
