/** Why a correction is not one that goes down, in French, at the field that says so. */
import type { CriteriaSet, Rise } from '@gouvtech/criteria';
import { themeText } from '@gouvtech/criteria/texts';
import type { FieldProblem } from '@gouvtech/domain';
import { ProblemError } from '../../contract/problem-error.ts';

export const NOT_LOWERABLE =
  '« Sans objet » change ce qui compte dans la note : préparez une nouvelle évaluation et attestez-la.';
const ATTEST =
  'Commencez une nouvelle évaluation, reprise de celle-ci, et attestez-la pour monter une réponse.';

const FIGURES = {
  declared: 'déclarée',
  checked: 'contrôlée',
  audited: 'auditée',
  assured: 'assurée',
} as const satisfies Record<Rise['figure'], string>;

export const wouldRise = (rise: Rise, set: CriteriaSet): ProblemError =>
  refused([{ path: 'response.level', message: `${riseText(rise, set)} ${ATTEST}` }]);

function riseText({ criterion, theme, figure }: Rise, { version }: CriteriaSet): string {
  if (criterion !== null)
    return 'Cette réponse vaudrait plus que celle qui est publiée, aujourd’hui ou à une date à venir.';
  const place = theme ? `du thème ${themeText(theme, version).shortName}` : 'globale';
  return `Cette correction ferait monter la note ${FIGURES[figure]} ${place} : un contrôle ancien couvrirait de nouveau la réponse.`;
}

export const refused = (errors: FieldProblem[]): ProblemError =>
  new ProblemError('invalid-input', {
    detail: 'La réponse publiée n’a pas changé. Corrigez les points signalés.',
    errors,
  });
