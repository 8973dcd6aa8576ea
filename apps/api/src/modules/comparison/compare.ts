/** What a comparison needs of each document, and nothing else. */
import { criteriaSets, loadSet, type CriteriaSet } from '@gouvtech/criteria';
import type { SolutionDocument } from '@gouvtech/domain';
import {
  COMPARED_ANSWER_MEMBERS,
  COMPARED_MEMBERS,
  commonCore,
  type ComparedAnswer,
  type ComparedSolution,
  type Comparison,
} from '@gouvtech/domain/comparison';
import type { Selection } from './select.ts';

export function compare({ kept, problems }: Selection): Comparison {
  const documents = kept.map(({ document }) => JSON.parse(document) as SolutionDocument);
  const versions = new Set(documents.flatMap((one) => one.assessment?.criteriaSet ?? []));
  const compared = criteriaSets.map(({ version }) => version).filter((one) => versions.has(one));
  return {
    criteriaSets: compared,
    commonCore: commonCore(criteriaSets, compared),
    solutions: documents.map(lighter),
    problems,
  };
}

function lighter(document: SolutionDocument): ComparedSolution {
  const set = document.assessment && loadSet(document.assessment.criteriaSet);
  return { ...pick(document, COMPARED_MEMBERS), answers: set ? answersOf(document, set) : {} };
}

function answersOf({ answers }: SolutionDocument, set: CriteriaSet) {
  const figures = new Map(set.criteria.map(({ id, valueField }) => [id, valueField]));
  return Object.fromEntries(
    answers.map((answer): [string, ComparedAnswer] => {
      const key = figures.get(answer.criterion);
      const value = key === undefined ? undefined : answer.fields[key];
      return [
        answer.criterion,
        {
          ...pick(answer, COMPARED_ANSWER_MEMBERS),
          fields: key !== undefined && value !== undefined ? { [key]: value } : {},
          // Said where a criterion is set aside; elsewhere the page of the solution has room for it.
          justification: answer.applicable ? null : answer.justification,
        },
      ];
    }),
  );
}

const pick = <T extends object, K extends keyof T>(from: T, names: readonly K[]): Pick<T, K> =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<T, K>;
