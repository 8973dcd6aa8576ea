/** Scores and prerequisites, where they may be compared. */
import type { CriterionId } from '@gouvtech/criteria';
import { formatDate, wholePercent } from '../format.ts';
import type { ScoreView } from '../view.ts';
import { listed, type Wording } from '../words.ts';
import { NOT_ASSESSED } from './answer-cell.ts';
import { blank, saying } from './cell.ts';
import type { Cell, ComparedSolution } from './types.ts';

const EXPIRED = 'Évaluation expirée';

/** @param several solutions that answer different versions: their scores are not set side by side */
export function overallCell({ assessment, status }: ComparedSolution, several: boolean): Cell {
  if (!assessment)
    return blank(
      status === 'unclaimed'
        ? 'Non évaluée\u00a0: fiche importée, non revendiquée'
        : 'Non évaluée\u00a0: l’éditeur n’a pas encore répondu',
    );
  if (assessment.status === 'expired') {
    const { expiredOn, lastKnown } = assessment;
    const since = expiredOn ? ` le ${formatDate(expiredOn)}` : '';
    const last =
      lastKnown && !several ? `. Dernières notes connues\u00a0: ${figures(lastKnown)}` : '';
    return blank(`Évaluation expirée${since}${last}`);
  }
  if (several) return blank(`Référentiel ${assessment.criteriaSet}\u00a0: notes non comparées`);
  return assessment.score ? scoreCell(assessment.score) : blank(NOT_ASSESSED);
}

export function themeCell({ themes, assessment }: ComparedSolution, theme: string): Cell {
  const score = themes.find((one) => one.theme === theme);
  if (score) return scoreCell(score);
  return blank(assessment ? EXPIRED : NOT_ASSESSED);
}

function scoreCell(score: ScoreView): Cell {
  const { declared, checked, audited, completeness } = score;
  if (declared === null) return saying('Aucun critère ne s’applique', { mark: 'na' });
  const missing = score.applicable - score.answered;
  const text = figures({ declared, checked, audited });
  return saying(text, { score: { declared, checked, audited, completeness, missing } });
}

type Figures = Pick<ScoreView, 'declared' | 'checked' | 'audited'>;
/** « déclaré 90, contrôlé 73, audité 46 » : whole percents, rounded down. */
const figures = ({ declared, checked, audited }: Figures): string =>
  `déclaré ${wholePercent(declared ?? 0)}, contrôlé ${wholePercent(checked ?? 0)}, audité ${wholePercent(audited ?? 0)}`;

/** Only those of the common core are named: the others do not mean the same in every version. */
export function prerequisitesCell(
  { assessment }: ComparedSolution,
  core: CriterionId[],
  wording: Wording | null,
): Cell {
  if (!assessment || !wording) return blank(NOT_ASSESSED);
  if (assessment.status === 'expired') return blank(EXPIRED);
  const missing = assessment.missingPrerequisites.filter((id) => core.includes(id));
  if (missing.length === 0) return saying('Tous réunis');
  const titles = missing.map((id) => wording.criterion(id).texts.title);
  const word = missing.length > 1 ? 'manquants' : 'manquant';
  return saying(`${missing.length}\u00a0${word}\u00a0: ${listed(titles)}`, { missing: true });
}
