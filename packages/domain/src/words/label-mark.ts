/** A label in the few words of a list, a cell or a filter. */
import { LABEL_SCHEMES, LEVEL_LABELS } from '../label-schemes.ts';
import { formatDate } from '../format.ts';
import type { LabelMark } from '../view.ts';

type Named = Pick<LabelMark, 'scheme' | 'level'>;

/** « Socle public, niveau Essentiel » */
export const labelName = ({ scheme, level }: Named): string =>
  `${LABEL_SCHEMES[scheme].name}, niveau ${LEVEL_LABELS[level]}`;

/** « jusqu’au 12 mars 2028 », or « suspendu » in place of a date that promises nothing. */
export const labelTerm = ({ status, until }: Pick<LabelMark, 'status' | 'until'>): string =>
  status === 'suspended' ? 'suspendu' : `jusqu’au ${formatDate(until)}`;

/** « Socle public, niveau Essentiel, jusqu’au 12 mars 2028 (L-2026-0003) » */
export const labelSentence = (mark: LabelMark): string =>
  `${labelName(mark)}, ${labelTerm(mark)} (${mark.reference})`;

export type LabelFilter = { scheme: Named['scheme']; level: Named['level'] } | 'any';

/** What a value of the facet `label` asks for; null for one that is not known. */
export function labelFilter(value: string): LabelFilter | null {
  if (value === 'any') return 'any';
  const cut = value.lastIndexOf('-');
  const scheme = Object.values(LABEL_SCHEMES).find(({ id }) => id === value.slice(0, cut))?.id;
  const level = ([1, 2, 3] as const).find((one) => String(one) === value.slice(cut + 1));
  return scheme && level ? { scheme, level } : null;
}

/** « Socle public, niveau Essentiel ou plus » */
export function labelFilterName(value: string): string {
  const asked = labelFilter(value);
  if (asked === null) return value;
  if (asked === 'any') return 'Au moins un label en cours';
  return asked.level === 3 ? labelName(asked) : `${labelName(asked)} ou plus`;
}
