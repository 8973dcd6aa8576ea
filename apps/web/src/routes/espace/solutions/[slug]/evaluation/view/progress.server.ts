/** What stands beside the questions: themes with their progress, scores as they would be published, what raises them. */
import { loadSet, percent, type ThemeId } from '@gouvtech/criteria';
import { criterionTexts, themeTexts } from '@gouvtech/criteria/texts';
import type { GainLine } from '#lib/ui/Gains.svelte';
import type { OpenRound, VendorAssessment } from '../calls.server.ts';

type Gain = VendorAssessment['score']['gains'][number];
type Figures = OpenRound['themes'][number]['score'];

const MOST_GAINS = 4;
const NBSP = '\u00a0';

export const rootOf = (slug: string): string => `/espace/solutions/${slug}/evaluation`;

/** Rows of the menu, in the order of the référentiel. */
export const themeRows = ({ criteriaSet, themes, assignments }: OpenRound, slug: string) =>
  themeTexts(criteriaSet).flatMap(({ id, name, shortName }) => {
    const progress = themes.find(({ theme }) => theme === id);
    const assignee = assignments.find(({ theme }) => theme === id)?.assignee ?? null;
    const href = `${rootOf(slug)}/${id}`;
    return progress ? [{ id, name, shortName, href, assignee, ...progress }] : [];
  });

/** For the menu of every page. */
export const progressRow = ({ facts, progress }: OpenRound) => ({
  unanswered: facts.unanswered.length,
  answered: progress.answered,
  applicable: progress.applicable,
});

/** @param theme counts gains on this theme alone; the whole otherwise */
export function gainLines(
  { score, open, solution }: VendorAssessment,
  theme?: ThemeId,
): GainLine[] {
  const version = open?.criteriaSet;
  return score.gains
    .filter((gain) => theme === undefined || gain.theme === theme)
    .flatMap((gain) => {
      const best = bestOf(theme === undefined ? gain.overall : gain.own);
      return best ? [{ gain, ...best }] : [];
    })
    .toSorted((a, b) => b.points - a.points)
    .filter(
      ({ gain }, index, all) =>
        all.findIndex((one) => one.gain.criterion === gain.criterion) === index,
    )
    .slice(0, MOST_GAINS)
    .map(({ gain, name, points }) => ({
      id: gain.criterion,
      href: `${rootOf(solution.slug)}/${gain.theme}#${gain.criterion}`,
      title: criterionTexts(gain.criterion, version).title,
      up: `${name} +${NBSP}${points}`,
      how: howOf(gain, version),
    }));
}

/** The score it raises most, in whole points. */
function bestOf({ declared, checked }: Gain['overall']): { name: string; points: number } | null {
  const best =
    checked > declared
      ? { name: 'Contrôlé', points: percent(checked) }
      : { name: 'Déclaré', points: percent(declared) };
  return best.points > 0 ? best : null;
}

function howOf({ criterion, action, level }: Gain, version: string | undefined): string {
  const texts = criterionTexts(criterion, version);
  const rule = loadSet(version ?? '2026.1').criteria.find(({ id }) => id === criterion);
  const anchor = level === null ? undefined : texts.anchors[level];
  switch (action) {
    case 'answer':
      return anchor ? `Répondre. Premier niveau qui compte${NBSP}: ${lower(anchor)}` : 'Répondre';
    case 'confirm':
      return 'Relire la réponse reprise et la confirmer';
    case 'improve':
      return anchor ? `Niveau suivant${NBSP}: ${lower(anchor)}` : 'Gagner un palier';
    case 'attach':
      return `Joindre une pièce${rule && texts.evidence[0] ? `${NBSP}: ${lower(texts.evidence[0].what)}` : ''}`;
    case 'check':
      return 'La pièce jointe, une fois contrôlée par un modérateur';
  }
}

const lower = (text: string): string =>
  text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');

/** « 93, 78 et 66 % »; null when there is none. */
export function figuresWords(figures: Figures | undefined): string | null {
  if (!figures || figures.declared === null) return null;
  const [declared, checked, audited] = [
    figures.declared,
    figures.checked ?? 0,
    figures.audited ?? 0,
  ].map(percent);
  return `${declared}, ${checked} et ${audited}${NBSP}%`;
}

/** Criteria of a theme that change its score from what is published, the heaviest change first. */
export function changedCriteria({ score }: VendorAssessment, criteria: Set<string>): string[] {
  return (score.changes?.criteria ?? [])
    .filter(({ criterion }) => criteria.has(criterion))
    .toSorted((a, b) => moved(b) - moved(a))
    .map(({ criterion }) => criterion);
}

type Change = NonNullable<VendorAssessment['score']['changes']>['criteria'][number];
const moved = ({ before, after }: Change): number =>
  Math.abs((after?.value ?? 0) - (before?.value ?? 0));
