/** The orders a reader may ask for, and the sentence that says what the order in force means. */
import { SORTS, type Sort } from '@gouvtech/domain';
import { themeTexts } from '@gouvtech/criteria/texts';
import { isScoreSort } from './address.ts';
import { lowerFirst, themeName } from './words.ts';

const NAMES: Record<Sort, string> = {
  relevance: 'Pertinence',
  assured: 'Note assurée',
  audited: 'Note auditée',
  updated: 'Dernière mise à jour',
  name: 'Nom',
};

export type Choice = { value: string; label: string; selected: boolean };
export type Order = {
  sorts: Choice[];
  /** for an order by score only */
  themes: Choice[];
  sentence: string;
};

function sentenceOf(sort: Sort, theme: string | null, searching: boolean): string {
  switch (sort) {
    case 'relevance':
      return `Le catalogue ne classe personne\u00a0: ${searching ? 'à pertinence égale, ' : ''}l’ordre est tiré au sort chaque jour, le même pour tous.`;
    case 'assured':
    case 'audited':
      return `Ordre demandé\u00a0: ${lowerFirst(NAMES[sort])}${theme ? `, ${lowerFirst(themeName(theme))}` : ''}, de la plus haute à la plus basse. Les solutions sans note viennent en dernier.`;
    case 'updated':
      return 'Ordre demandé\u00a0: de la fiche la plus récemment mise à jour à la plus ancienne.';
    case 'name':
      return 'Ordre demandé\u00a0: alphabétique.';
  }
}

export function orderOf(sort: Sort, theme: string | null, searching: boolean): Order {
  const themes = [{ id: '', shortName: 'Ensemble' }, ...themeTexts()];
  return {
    sorts: SORTS.map((value) => ({ value, label: NAMES[value], selected: value === sort })),
    themes: isScoreSort(sort)
      ? themes.map(({ id, shortName }) => ({
          value: id,
          label: shortName,
          selected: id === (theme ?? ''),
        }))
      : [],
    sentence: sentenceOf(sort, theme, searching),
  };
}
