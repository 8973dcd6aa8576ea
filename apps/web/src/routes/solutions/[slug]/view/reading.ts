/** Scores and answers as a reader finds them: the same for a published page and for the draft of its vendor. */
import type { SolutionDocument } from '@gouvtech/domain';
import type { Wording } from '@gouvtech/domain/words';
import type { Choices } from './choices.ts';
import { answerGroups } from './grouping.ts';
import { prerequisites, themeRows } from './scores.ts';

type Read = Pick<SolutionDocument, 'assessment' | 'themes' | 'answers' | 'facts'>;

export const readingOf = (read: Read, choices: Choices, wording: Wording) => ({
  profiles: wording.profiles.map(({ key, name }) => ({ key, name })),
  themeChoices: wording.themes.map(({ id, shortName }) => ({ id, shortName })),
  prerequisites: prerequisites(read, wording),
  themes: themeRows(read.themes, wording),
  groups: read.assessment ? answerGroups(read, choices, wording) : [],
});
