/** What the page of a report shows at once: sixty verdicts in full would be a page nobody reads. */
import { isRemarked } from '@gouvtech/domain/audit-verdicts';
import type { RepliedVerdict } from '#lib/server/audit-decisions.ts';

type Chosen = {
  /** criterion being replied to: its verdict is alone on the page */
  criterion: string | null;
  theme: string | null;
};

/** Those to read first, in full; the others by theme, one theme at a time. */
export function partOf(verdicts: RepliedVerdict[], { criterion, theme }: Chosen) {
  const alone = verdicts.find(({ id }) => id === criterion);
  if (alone) return { first: [alone], themes: [], others: [] };
  const first = verdicts.filter((one) => isRemarked(one) || one.reply?.text);
  const rest = Map.groupBy(
    verdicts.filter((one) => !first.includes(one)),
    (one): string => one.theme,
  );
  const shown = theme !== null && rest.has(theme) ? theme : null;
  return {
    first,
    themes: [...rest].map(([id, { length }]) => ({ id, length, current: id === shown })),
    others: shown === null ? [] : rest.get(shown)!,
  };
}
