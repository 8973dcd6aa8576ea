/** Where a theme is at, and all that is left before the attestation. */
import type { ThemeId } from '@gouvtech/criteria';
import {
  attestationProblems,
  attestationText,
  type AttestationProblem,
} from '@gouvtech/domain/attestation';
import type { Draft } from './draft.ts';

/** Everything that prevents the attestation but the statement itself, each thing of a criterion once. */
export function draftProblems({ sheet, answers, facts, set }: Draft): AttestationProblem[] {
  const read = new Set(set.criteria.flatMap(({ id, computedFrom }) => (computedFrom ? [id] : [])));
  const found = attestationProblems({
    sheet,
    // What is read from the listing is not the vendor’s to complete.
    answers: answers.filter(({ criterion }) => !read.has(criterion)),
    facts,
    set,
    statementAccepted: true,
  });
  const key = (one: AttestationProblem) => one.code + ('criterion' in one ? one.criterion : '');
  return [...new Map(found.toReversed().map((one) => [key(one), one])).values()].reverse();
}

export const leftOf = (draft: Draft) =>
  draftProblems(draft).flatMap((problem) => {
    if (problem.code === 'statement-not-accepted') return [];
    const criterion = 'criterion' in problem ? problem.criterion : null;
    return {
      criterion,
      theme: draft.set.criteria.find(({ id }) => id === criterion)?.theme ?? null,
      code: problem.code,
      message: attestationText(problem),
    };
  });

type Counts = {
  applicable: number;
  answered: number;
  toConfirm: number;
  planned: number;
  claimedNa: number;
  evidenceMissing: number;
  incomplete: number;
};

export function progressOf(draft: Draft, theme?: ThemeId): Counts {
  const themes = new Map(draft.set.criteria.map((criterion) => [criterion.id, criterion.theme]));
  const inScope = (criterion: string) => theme === undefined || themes.get(criterion) === theme;
  const scores = draft.sheet.criteria.filter(({ id, applicable }) => applicable && inScope(id));
  const counting = (...reasons: string[]) =>
    scores.filter(({ reason }) => reasons.includes(reason)).length;
  const problems = draftProblems(draft);
  const lacking = (...codes: AttestationProblem['code'][]) =>
    new Set(
      problems.flatMap((one) =>
        'criterion' in one && codes.includes(one.code) && inScope(one.criterion)
          ? [one.criterion]
          : [],
      ),
    ).size;
  const line = theme ? draft.sheet.themes.find((one) => one.theme === theme)! : draft.sheet.overall;
  return {
    applicable: line.applicable,
    answered: line.answered,
    toConfirm: counting('to-confirm'),
    planned: counting('planned', 'plan-overdue'),
    claimedNa: counting('na-pending', 'na-refused'),
    evidenceMissing: lacking('evidence-missing'),
    incomplete: lacking('justification-too-short', 'invalid-answer'),
  };
}

export function themeProgress(draft: Draft, theme: ThemeId) {
  const { declared, checked, audited, assured } = draft.sheet.themes.find(
    (one) => one.theme === theme,
  )!;
  return { theme, ...progressOf(draft, theme), score: { declared, checked, audited, assured } };
}
