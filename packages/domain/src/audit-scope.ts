/** What an audit must look at (evaluation model 1.5), and what a surveillance draws. */
import type { Answer, CriteriaSet, LabelScheme, ScoreSheet } from '@gouvtech/criteria';

/**
 * Criteria that want a verdict, in the order of the set: those of the scope claimed above 0 or « sans objet », and every
 * prerequisite that applies, whatever the scope. A « no » needs no audit.
 * @param sheet of the frozen answers, at the instant of the snapshot
 */
export function requiredVerdicts(
  set: CriteriaSet,
  scheme: Pick<LabelScheme, 'themes'>,
  answers: readonly Answer[],
  sheet: ScoreSheet,
): string[] {
  const answered = new Map(answers.map((answer) => [answer.criterion, answer]));
  const scores = new Map(sheet.criteria.map((one) => [one.id, one]));
  return set.criteria
    .filter(({ id, theme, blocking }) => {
      const score = scores.get(id);
      const answer = answered.get(id);
      if (blocking && score?.applicable) return true;
      if (scheme.themes.length > 0 && !scheme.themes.includes(theme)) return false;
      if (!answer || answer.toConfirm) return false;
      if (answer.response.kind === 'na') return true;
      return score?.applicable === true && (score.declaredValue ?? 0) > 0;
    })
    .map(({ id }) => id);
}

/** Whether a criterion may get a verdict at all: in the scope of the scheme, or a prerequisite. */
export const isInScope = (
  criterion: { theme: string; blocking: boolean },
  scheme: Pick<LabelScheme, 'themes'>,
): boolean =>
  criterion.blocking ||
  scheme.themes.length === 0 ||
  (scheme.themes as readonly string[]).includes(criterion.theme);

/**
 * The sample of a surveillance: every prerequisite, and a share (basis points, rounded up) of the other criteria, those
 * whose hash comes first. Anyone draws it again from the seed once it is revealed.
 * @param required `requiredVerdicts` of the snapshot the surveillance works on
 * @param hash SHA-256 (hex) of a text
 */
export function surveillanceSample(
  required: readonly string[],
  blocking: ReadonlySet<string>,
  { seed, snapshotSha256, share }: { seed: string; snapshotSha256: string; share: number },
  hash: (text: string) => string,
): string[] {
  const others = required.filter((id) => !blocking.has(id));
  const drawn = new Set(
    others
      .map((id) => ({ id, rank: hash(`${seed} ${snapshotSha256} ${id}`) }))
      .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
      .slice(0, Math.ceil((others.length * share) / 10_000))
      .map(({ id }) => id),
  );
  return required.filter((id) => blocking.has(id) || drawn.has(id));
}
