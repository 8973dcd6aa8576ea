/** The whole table, once for the page and for the exports. */
import type { CriterionId } from '@gouvtech/criteria';
import type { Wording } from '../words.ts';
import { answerCell } from './answer-cell.ts';
import { differ } from './cell.ts';
import { KEY_FACTS, type Fact } from './facts.ts';
import { IDENTITY } from './identity.ts';
import { overallCell, prerequisitesCell, themeCell } from './scores.ts';
import type { Cell, ComparedSolution, Comparison, Row, Section } from './types.ts';

export type TableWords = {
  /** the words of a version of the référentiel */
  wordingOf: (version: string) => Wording;
  /** `YYYY-MM-DD`: tells what has ended */
  today: string;
  /** key of a reading profile, whose criteria come first */
  profile?: string | null;
};

/** Sections in reading order: scores, facts, the profile asked for, the themes, identifiers. Each row appears once. */
export function comparisonTable(comparison: Comparison, words: TableWords): Section[] {
  const { solutions, commonCore: core, criteriaSets } = comparison;
  const wordings = new Map(criteriaSets.map((version) => [version, words.wordingOf(version)]));
  const wordingFor = ({ assessment }: ComparedSolution) =>
    (assessment && wordings.get(assessment.criteriaSet)) ?? null;
  const newest = wordings.get(criteriaSets.at(-1) ?? '');
  const several = criteriaSets.length > 1;

  const row = (
    id: string,
    label: string,
    kind: Row['kind'],
    cell: (solution: ComparedSolution) => Cell,
    blocking = false,
  ): Row => {
    const cells = solutions.map(cell);
    return { id, label, kind, blocking, cells, differs: differ(cells) };
  };
  const facts = (list: Fact[]): Row[] =>
    list.map(({ id, label, cell }) => row(id, label, 'fact', (one) => cell(one, words.today)));
  const criterion = (id: CriterionId, wording: Wording): Row => {
    const { rule, texts } = wording.criterion(id);
    const cell = (one: ComparedSolution) => answerCell(one, id, wordingFor(one));
    return row(id, texts.title, 'criterion', cell, rule.blocking);
  };

  const profile = newest?.profiles.find(({ key }) => key === words.profile);
  const first = profile?.criteria.filter((id) => core.includes(id)) ?? [];
  const sections: Section[] = [
    {
      id: 'notes',
      title: 'Notes',
      kind: 'scores',
      rows: [
        row('note', 'Ensemble des thèmes', 'score', (one) => overallCell(one, several)),
        row('prerequis', 'Prérequis', 'prerequisites', (one) =>
          prerequisitesCell(one, core, wordingFor(one)),
        ),
      ],
    },
    { id: 'faits', title: 'Faits', kind: 'facts', rows: facts(KEY_FACTS) },
  ];
  if (newest && profile)
    sections.push({
      id: 'profil',
      title: `Profil «\u00a0${profile.name}\u00a0»`,
      kind: 'profile',
      rows: first.map((id) => criterion(id, newest)),
    });
  for (const { id: theme, name } of newest?.themes ?? []) {
    const rest = core.filter((id) => id.startsWith(`${theme}-`) && !first.includes(id));
    sections.push({
      id: theme,
      title: name,
      kind: 'theme',
      rows: [
        ...(several
          ? []
          : [row(`note-${theme}`, 'Note du thème', 'score', (one) => themeCell(one, theme))]),
        ...rest.map((id) => criterion(id, newest!)),
      ],
    });
  }
  sections.push({ id: 'fiches', title: 'Fiches', kind: 'identity', rows: facts(IDENTITY) });
  return sections;
}
