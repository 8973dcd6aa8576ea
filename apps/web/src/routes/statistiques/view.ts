/** Figures as the page of statistics writes them. */
import type { components } from '@gouvtech/api-client';
import { formatNumber, formatShortMonth } from '#lib/format.ts';

export type Statistics = components['schemas']['Statistics'];
export type Month = Statistics['delays']['listings'][number];
type Tier = Statistics['themes'][number]['answers'][number];

const DAY_HOURS = 24;

/** « 5 h », « 3,5 jours »; null when nothing was decided. */
export function delayText(hours: number | null): string {
  if (hours === null) return '–';
  if (hours < 1) return 'moins d’une heure';
  if (hours < 2 * DAY_HOURS) return `${formatNumber(hours, 0)}\u00a0h`;
  return `${formatNumber(hours / DAY_HOURS, 1)}\u00a0jours`;
}

/** @param month `2026-11` */
export const monthText = (month: string): string => formatShortMonth(`${month}-01`);

export const most = (values: (number | null)[]): number =>
  values.reduce<number>((all, one) => Math.max(all, one ?? 0), 0);

const sum = (answers: Tier[]): number => answers.reduce((all, { count }) => all + count, 0);

/** Share of the answers of a theme that reach a step or a later one, in basis points. */
export function shares(answers: Tier[]): { total: number; checked: number; audited: number } {
  const total = sum(answers);
  const from = (step: number) =>
    total === 0 ? 0 : Math.floor((10_000 * sum(answers.slice(step))) / total);
  return { total, checked: from(2), audited: from(4) };
}
