/** The scores in words: what the bars mean, what is missing, since when they hold. */
import { addMonths, type ThemeId } from '@gouvtech/criteria';
import type {
  AssessmentSummary,
  ScoreView,
  SolutionDocument,
  ThemeScoreView,
} from '@gouvtech/domain';
import { count, formatPercent, wholePercent } from '#lib/format.ts';
import type { BrokenProof } from '#lib/ui/proof.ts';
import type { Wording } from '@gouvtech/domain/words';

/** « 73 points sur 90 sont contrôlés et 46 ont été audités par un tiers. » */
export function scoreSentence({ declared, checked, audited }: ScoreView): string {
  if (declared === null)
    return 'Aucun critère ne s’applique à cette solution : il n’y a pas de note.';
  const said = wholePercent(declared);
  const seen = wholePercent(checked ?? 0);
  const examined = wholePercent(audited ?? 0);
  if (said === 0) return 'L’éditeur ne déclare rien qui compte dans la note.';
  if (seen === 0)
    return `Sur les ${said} points que l’éditeur déclare, aucun n’a encore été contrôlé ni audité.`;
  const checks = `${seen} ${seen < 2 ? 'est contrôlé' : 'sont contrôlés'}`;
  const audits =
    examined === 0
      ? 'aucun n’a été audité'
      : `${examined} ${examined < 2 ? 'a été audité' : 'ont été audités'}`;
  return `Sur les ${said} points que l’éditeur déclare, ${checks} et ${audits} par un tiers.`;
}

/** « Complétude 100 % : 58 réponses sur 58 critères applicables, 16 sans objet. » */
export function completenessSentence(score: ScoreView): string {
  if (score.completeness === null) return '';
  const apart = score.total - score.applicable;
  const lacking = score.applicable - score.answered;
  const parts = [
    `Complétude ${formatPercent(score.completeness)} : ${count(score.answered, 'réponse')}`,
    ` sur ${count(score.applicable, 'critère applicable', 'critères applicables')}`,
    apart > 0 ? `, ${apart} sans objet` : '',
    lacking > 0
      ? ` ; ${count(lacking, 'réponse manque et vaut', 'réponses manquent et valent')} zéro`
      : '',
  ];
  return `${parts.join('')}.`;
}

export type Prerequisites = { applicable: number; missing: { id: string; title: string }[] };

export function prerequisites(
  { answers, assessment }: Pick<SolutionDocument, 'answers' | 'assessment'>,
  wording: Wording,
): Prerequisites {
  return {
    applicable: answers.filter(({ blocking, applicable }) => blocking && applicable).length,
    missing: (assessment?.missingPrerequisites ?? []).map((id) => ({
      id,
      title: wording.criterion(id).texts.title,
    })),
  };
}

/** « Les 9 prérequis qui s’appliquent sont réunis. » Empty when one is missing: each is then named apart. */
export function prerequisitesSentence({ applicable, missing }: Prerequisites): string {
  if (applicable === 0 || missing.length > 0) return '';
  return applicable === 1
    ? 'Le prérequis qui s’applique est réuni.'
    : `Les ${applicable} prérequis qui s’appliquent sont réunis.`;
}

/** First day an assessment no longer counts: twelve months, then three more (evaluation model, 1.6). */
export const expiryDay = ({ attestedOn }: AssessmentSummary): string => addMonths(attestedOn, 15);

export type ThemeRow = {
  id: ThemeId;
  name: string;
  score: ThemeScoreView;
  know: { mark: BrokenProof; word: string }[];
  criteria: string;
};

export function themeRows(themes: ThemeScoreView[], wording: Wording): ThemeRow[] {
  return themes.map((score) => ({
    id: wording.theme(score.theme).id,
    name: wording.theme(score.theme).name,
    score,
    know: toKnow(score),
    criteria: criteriaWords(score),
  }));
}

function toKnow({ modified, lapsed, contested }: ThemeScoreView): ThemeRow['know'] {
  const states: { mark: BrokenProof; n: number; one: string; many: string }[] = [
    { mark: 'modified', n: modified, one: 'modifiée', many: 'modifiées' },
    { mark: 'lapsed', n: lapsed, one: 'expirée', many: 'expirées' },
    { mark: 'contested', n: contested, one: 'contestée', many: 'contestées' },
  ];
  return states
    .filter(({ n }) => n > 0)
    .map(({ mark, n, one, many }) => ({ mark, word: count(n, one, many) }));
}

function criteriaWords({ applicable, answered, notApplicable }: ThemeScoreView): string {
  if (applicable === 0) return 'Aucun critère ne s’applique';
  if (answered < applicable) return `${answered} réponses sur ${applicable}`;
  const all = count(applicable, 'critère');
  return notApplicable > 0 ? `${all}, ${notApplicable} sans objet` : all;
}
