/** What each fact opens or closes: the criteria that depend on it, by the rules of the référentiel. */
import { applies, factsOf, loadSet, type FactKey, type Facts } from '@gouvtech/criteria';
import { criterionTexts } from '@gouvtech/criteria/texts';
import type { AssessmentFacts } from '../calls.server.ts';

export type Effects = {
  /** by fact: criteria its « non » would close, with the present answers to the others */
  closes: Record<string, { id: string; title: string }[]>;
  applicable: number;
  total: number;
};

export function effectsOf({ questions, derived }: AssessmentFacts, version: string): Effects {
  const all = [...questions.flatMap(({ options }) => options), ...derived];
  const facts = Object.fromEntries(all.map(({ fact, value }) => [fact, value])) as Facts;
  const { criteria } = loadSet(version);
  const governed = (fact: string) =>
    criteria
      .filter(({ applicability }) => factsOf(applicability).includes(fact as FactKey))
      .filter(
        ({ applicability }) =>
          applies(applicability, { ...facts, [fact]: true }) &&
          !applies(applicability, { ...facts, [fact]: false }),
      )
      .map(({ id }) => ({ id, title: criterionTexts(id, version).title }));
  return {
    closes: Object.fromEntries(all.map(({ fact }) => [fact, governed(fact)])),
    applicable: criteria.filter(({ applicability }) => applies(applicability, facts)).length,
    total: criteria.length,
  };
}
