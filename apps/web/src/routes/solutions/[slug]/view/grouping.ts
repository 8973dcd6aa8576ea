/** Which answers the page shows, in which order. The rest is one link away: a page stays light with 74 answers. */
import type { ReadingTexts } from '@gouvtech/criteria/texts';
import type { AnswerView, SolutionDocument } from '@gouvtech/domain';
import { notApplicableReason, type Wording } from '@gouvtech/domain/words';
import { answerItem, type AnswerItem } from './answer.ts';
import type { Choices } from './choices.ts';

type NotApplicable = { id: string; title: string; reason: string };

export type AnswerGroup = {
  key: string;
  heading: string;
  explanation: string | null;
  answers: AnswerItem[];
  notApplicable: NotApplicable[];
  /** ids of answers of this group already shown above */
  above: string[];
};

/**
 * Groups in reading order. A theme asked for comes alone, the criteria of the reader's profile first in it. Else the
 * criteria of the profile, or the prerequisites, then the first theme with something left to show, or all of them.
 * An answer appears once: later groups name the ids shown above.
 */
export function answerGroups(
  document: Pick<SolutionDocument, 'answers' | 'assessment' | 'facts'>,
  choices: Pick<Choices, 'theme' | 'profile' | 'everything'>,
  wording: Wording,
): AnswerGroup[] {
  const shown = new Set<string>();
  const group = (
    key: string,
    heading: string,
    explanation: string | null,
    answers: AnswerView[],
  ) => {
    const fresh = answers.filter(({ criterion }) => !shown.has(criterion));
    const above = answers.filter(({ criterion }) => shown.has(criterion));
    for (const { criterion } of answers) shown.add(criterion);
    return {
      key,
      heading,
      explanation,
      above: above.map(({ criterion }) => criterion),
      answers: fresh
        .filter(({ applicable }) => applicable)
        .map((answer) =>
          answerItem(answer, document.assessment?.missingPrerequisites ?? [], wording),
        ),
      notApplicable: fresh
        .filter(({ applicable }) => !applicable)
        .map((answer) => ({
          id: answer.criterion,
          title: wording.criterion(answer.criterion).texts.title,
          reason: notApplicableReason(answer, document.facts, wording),
        })),
    };
  };
  const reading = wording.profiles.find(({ key }) => key === choices.profile);
  const groups: AnswerGroup[] = [];
  if (!choices.theme) {
    const { heading, explanation, answers } = leading(document.answers, reading);
    groups.push(group('prerequis', heading, explanation, answers));
  }
  for (const theme of themesToShow(document.answers, choices, shown, wording)) {
    const answers = inReadingOrder(
      document.answers.filter((answer) => answer.theme === theme),
      reading,
    );
    groups.push(group(theme, wording.theme(theme).name, null, answers));
  }
  return groups;
}

/** The criteria of the profile in its order, then the others in the order of the référentiel. */
function inReadingOrder(answers: AnswerView[], reading: ReadingTexts | undefined): AnswerView[] {
  const rank = ({ criterion }: AnswerView) => {
    const position = reading?.criteria.indexOf(criterion) ?? -1;
    return position < 0 ? Infinity : position;
  };
  return reading
    ? answers.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0))
    : answers;
}

function leading(answers: AnswerView[], reading: ReadingTexts | undefined) {
  if (!reading)
    return {
      heading: 'Prérequis',
      explanation:
        'Une réponse insuffisante à l’un d’eux se signale partout, sans baisser la note.',
      answers: answers.filter(({ blocking }) => blocking),
    };
  return {
    heading: `Profil « ${reading.name} »`,
    explanation: reading.explanation,
    answers: inReadingOrder(
      answers.filter(({ criterion }) => reading.criteria.includes(criterion)),
      reading,
    ),
  };
}

function themesToShow(
  answers: AnswerView[],
  { theme, everything }: Pick<Choices, 'theme' | 'everything'>,
  shown: Set<string>,
  wording: Wording,
): string[] {
  const themes = wording.themes.map(({ id }) => id as string);
  if (everything) return themes;
  if (theme) return [theme];
  const next = themes.find((id) =>
    answers.some(
      (answer) => answer.theme === id && answer.applicable && !shown.has(answer.criterion),
    ),
  );
  return next ? [next] : [];
}
