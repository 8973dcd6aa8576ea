/** Scores before and after a version of the référentiel, in whole points rounded down as everywhere else. */
const MINUS = '\u2212';
const points = (value: number): string => String(Math.floor(value / 100));
const shown = (value: number | null): string => (value === null ? 'sans objet' : points(value));

/** « 64 puis 51 »; « 64, inchangé ». */
export function passage(before: number | null, after: number | null): string {
  if (shown(before) === shown(after))
    return before === null ? 'sans objet' : `${shown(before)}, inchangé`;
  return `${shown(before)} puis ${shown(after)}`;
}

/** A difference of basis points, with its sign and one decimal: « −12,5 ». */
export function gapWords(change: number | null): string {
  if (change === null) return 'sans objet';
  const tenths = Math.trunc(change / 10);
  if (tenths === 0) return '0';
  const text = (Math.abs(tenths) / 10).toFixed(1).replace('.', ',').replace(/,0$/, '');
  return `${tenths < 0 ? MINUS : '+'}${text}`;
}

type Step = { from: number | null; to: number | null };

/** A step of the distribution; its bounds are in basis points, the second one not included. */
export function stepWords({ from, to }: Step): string {
  const [low, high] = [
    from === null ? null : Math.abs(from / 100),
    to === null ? null : Math.abs(to / 100),
  ];
  if (from === 0 && to === 1) return 'Inchangée';
  if (from === null) return `Baisse de plus de ${high}`;
  if (to === null) return `Hausse de ${low} ou plus`;
  if (to <= 0)
    return high === 0 ? `Baisse jusqu’à ${low}` : `Baisse de plus de ${high}, jusqu’à ${low}`;
  return from === 1 ? `Hausse de moins de ${high}` : `Hausse de ${low} à moins de ${high}`;
}
