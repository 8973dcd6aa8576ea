/** A label in the words of its mark. */
import { LABEL_SCHEMES, LEVEL_LABELS, type LabelMark } from '@gouvtech/domain';
import { formatDate } from '#lib/format.ts';

export type LabelItem = {
  href: string;
  /** « Label Avancé », « Label Avancé suspendu » */
  word: string;
  /** « Socle public, jusqu’au 12 mars 2028 » */
  about: string;
  suspended: boolean;
};

/** A suspended label promises no date. */
export function labelItem({ reference, scheme, level, status, until }: LabelMark): LabelItem {
  const suspended = status === 'suspended';
  const { name } = LABEL_SCHEMES[scheme];
  return {
    href: `/labels/${reference}`,
    word: `Label ${LEVEL_LABELS[level]}${suspended ? ' suspendu' : ''}`,
    about: suspended ? name : `${name}, jusqu’au ${formatDate(until)}`,
    suspended,
  };
}
