/** Facts as a form holds them: each option is answered yes or no; nothing chosen is no answer yet. */
import type { components } from '@gouvtech/api-client';

type AssessmentFacts = components['schemas']['AssessmentFacts'];
export type FactValues = Record<string, boolean | null>;

const NAME = 'fait.';
export const factName = (fact: string): string => NAME + fact;

export const factsIn = ({ questions }: Pick<AssessmentFacts, 'questions'>): FactValues =>
  Object.fromEntries(
    questions.flatMap(({ options }) => options.map(({ fact, value }) => [fact, value])),
  );

/** Every fact that the page asked is in the answer; what is not « oui » nor « non » has none. */
export function readFacts(data: FormData): FactValues {
  const asked = data.getAll('demande').map(String);
  return Object.fromEntries(
    asked.map((fact) => {
      const said = data.get(factName(fact));
      return [fact, said === 'oui' ? true : said === 'non' ? false : null];
    }),
  );
}
