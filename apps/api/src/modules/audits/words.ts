/** Guards, obstacles and statements of audits in French sentences, for people. */
import { LABEL_SCHEMES, LEVEL_LABELS, type LabelSchemeId } from '@gouvtech/domain';
import type { LabelObstacle } from '@gouvtech/criteria';
import { criterionTexts, themeText } from '@gouvtech/criteria/texts';
import { formatPercent } from '@gouvtech/domain/format';
import type { IndependenceGuard } from '@gouvtech/domain/independence';
import { typography } from '../mail/index.ts';

/** What each auditor signs before an audit opens (guard I3). */
export const INDEPENDENCE_STATEMENT = [
  'Je n’ai donné aucun conseil sur cette solution au cours des 24 derniers mois.',
  'Je ne suis pas membre de l’organisation qui l’édite et je ne l’ai pas été au cours des 24 derniers mois.',
  'Ni moi ni mes proches n’avons d’intérêt dans l’issue de cet audit, et ma rémunération n’en dépend pas.',
  'Si l’un de ces points change avant la décision, je le dis aussitôt et je quitte l’équipe.',
] as const;

type About = { labeller: string; vendor: string; person: string | null };

const SENTENCES: Record<IndependenceGuard, (about: About) => string> = {
  I1: ({ labeller, vendor }) =>
    `${labeller} et ${vendor} ont le même SIREN ou une maison mère commune : un labellisateur n’audite pas son propre groupe.`,
  I2: ({ vendor, person }) =>
    `${person ?? 'Une personne'} est membre de ${vendor}, ou l’a été au cours des 24 derniers mois.`,
  I3: ({ person }) =>
    `${person ?? 'Une personne'} n’a pas signé sa déclaration d’indépendance pour cet audit.`,
  I4: ({ labeller }) =>
    `${labeller} publie une solution concurrente, dans un des domaines de celle-ci.`,
  I5: ({ person }) =>
    `${person ?? 'Une personne'} ne peut pas à la fois auditer et décider, refaire un audit après y avoir pris part, ni y revenir après une récusation.`,
  I6: ({ person }) =>
    `${person ?? 'La même personne'} a conduit les deux derniers audits de cette solution : une autre personne conduit le troisième.`,
  I7: ({ labeller }) => `L’accréditation de ${labeller} pour ce label n’est pas en cours.`,
  I8: ({ labeller }) =>
    `${labeller} n’a pas déclaré que son prix est indépendant de l’issue de l’audit.`,
  I9: ({ person }) =>
    `${person ?? 'Une personne'} administre ou modère le catalogue : ce rôle exclut d’auditer et de décider d’un label.`,
};

/** Why a guard fails, as a sentence that names who it is about. */
export const guardSentence = (guard: IndependenceGuard, about: About): string =>
  typography(SENTENCES[guard](about));

/** Many prerequisites are named by their ids, the first ones by their title too. */
const NAMED_MAX = 3;
const named = (ids: readonly string[], set: string | undefined): string =>
  ids
    .map((id, index) => (index < NAMED_MAX ? `« ${criterionTexts(id, set).title} » (${id})` : id))
    .join(', ');

/**
 * What stands between the answers and a level, as a sentence that says what to do.
 * @param set version of the référentiel; the first one by default, whose titles are the same
 */
export function obstacleSentence(
  obstacle: LabelObstacle,
  { set, scheme }: { set?: string; scheme: LabelSchemeId },
): string {
  return typography(sentenceOf(obstacle, set, scheme));
}

function sentenceOf(obstacle: LabelObstacle, set: string | undefined, scheme: LabelSchemeId) {
  switch (obstacle.code) {
    case 'prerequisite-missing':
      return `${obstacle.criteria.length > 1 ? 'Des prérequis manquent' : 'Un prérequis manque'} : ${named(obstacle.criteria, set)}. Aucun niveau n’est possible sans ${obstacle.criteria.length > 1 ? 'eux' : 'lui'}.`;
    case 'prerequisite-not-audited':
      return `Un avis favorable manque sur ${obstacle.criteria.length > 1 ? 'des prérequis' : 'un prérequis'} : ${named(obstacle.criteria, set)}.`;
    case 'coverage-too-low':
      return `Trop peu de critères s’appliquent à la solution : ${formatPercent(obstacle.coverage)} de leur poids, il en faut ${formatPercent(obstacle.required)}.`;
    case 'open-major-non-conformity':
      return 'Une non-conformité majeure reste à corriger.';
    case 'assessment-not-current':
      return 'L’évaluation n’est pas publiée ou n’est plus à jour : publiez-la ou renouvelez-la.';
    case 'set-not-accepted':
      return `Le label « ${LABEL_SCHEMES[scheme].name} » n’accepte pas la version du référentiel de cette évaluation.`;
    case 'nothing-applicable':
      return 'Aucun critère du périmètre de ce label ne s’applique à la solution.';
    case 'overall-too-low':
      return `Niveau ${levelName(obstacle.level)} : la note d’ensemble est à ${formatPercent(obstacle.audited)}, il faut ${formatPercent(obstacle.required)}.`;
    case 'theme-too-low':
      return `Niveau ${levelName(obstacle.level)} : le thème « ${themeText(obstacle.theme, set).name} » est à ${formatPercent(obstacle.audited)}, il faut ${formatPercent(obstacle.required)}.`;
  }
}

/** Criteria an obstacle is about, to link to them. */
export const criteriaOf = (obstacle: LabelObstacle): string[] =>
  'criteria' in obstacle ? [...obstacle.criteria] : [];

/** « Avancé »; « aucun niveau » for 0. */
export const levelName = (level: number): string =>
  level === 1 || level === 2 || level === 3 ? LEVEL_LABELS[level] : 'aucun niveau';
