/** The rules of labels in words, from the schemes themselves. */
import { LABEL_SCHEMES, LEVEL_LABELS } from '@gouvtech/domain';
import { formatPercent } from '#lib/format.ts';
import type { LabelItem } from '#lib/ui/label.ts';

export type LabelRules = {
  examples: LabelItem[];
  levels: { name: string; overall: string; theme: string }[];
  schemes: { name: string; summary: string }[];
  /** months */
  validity: number;
  surveillance: string;
  cure: number;
};

export function labelRules(): LabelRules {
  const schemes = Object.values(LABEL_SCHEMES);
  const scheme = LABEL_SCHEMES['socle-public'];
  const example = (word: string, about: string, suspended: boolean): LabelItem => ({
    ...{ href: '/labels', word, about, suspended },
  });
  return {
    examples: [
      example('Label Avancé', `${scheme.name}, jusqu’au 12\u00a0mars 2029`, false),
      example('Label Avancé suspendu', scheme.name, true),
    ],
    levels: scheme.levels.map(({ level, overall, theme }) => ({
      name: LEVEL_LABELS[level as 1 | 2 | 3],
      overall: `${formatPercent(overall)} au moins`,
      theme: `${formatPercent(theme)} au moins`,
    })),
    schemes: schemes.map(({ name, summary }) => ({ name, summary })),
    validity: scheme.validityMonths,
    surveillance: scheme.surveillanceMonths.join(' et '),
    cure: scheme.cureMonths,
  };
}
