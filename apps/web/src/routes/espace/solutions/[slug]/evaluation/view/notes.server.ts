/** The column beside the questions, and what is left: what changes with each saving. */
import type { ThemeId } from '@gouvtech/criteria';
import type { VendorAssessment } from '../calls.server.ts';
import { changedCriteria, figuresWords, gainLines, rootOf } from './progress.server.ts';

/** Left for the attestation, without what was never answered: that is what the counts say. */
const TO_COMPLETE = ['to-confirm', 'evidence-missing', 'justification-too-short', 'invalid-answer'];

export type Notes = NonNullable<ReturnType<typeof notesOf>>;

export function notesOf(assessment: VendorAssessment, theme: ThemeId) {
  const { open, score, solution } = assessment;
  const own = open?.themes.find((one) => one.theme === theme);
  if (!open || !own) return null;
  const criteria = new Set(
    score.draft?.criteria.filter(({ id }) => id.startsWith(theme)).map(({ id }) => id) ?? [],
  );
  const inTheme = open.left.filter((one) => one.theme === theme);
  return {
    score: own.score,
    /** for the strip of narrow screens */
    strip: figuresWords(own.score) ?? 'sans objet',
    answered: own.answered,
    applicable: own.applicable,
    overall: open.progress,
    published: figuresWords(score.published?.themes.find((one) => one.theme === theme)),
    changed: changedCriteria(assessment, criteria).slice(0, 3),
    gains: gainLines(assessment, theme),
    /** once for each criterion */
    left: inTheme
      .filter(
        ({ code, criterion }, index, all) =>
          TO_COMPLETE.includes(code) &&
          all.findIndex((one) => one.criterion === criterion) === index,
      )
      .map(({ criterion, code, message }) => ({
        criterion: criterion ?? '',
        code,
        message,
        href: `${rootOf(solution.slug)}/${theme}#${criterion}`,
      })),
    missingProof: inTheme
      .filter(({ code }) => code === 'evidence-missing')
      .map(({ criterion, message }) => ({ criterion: criterion ?? '', message })),
  };
}
