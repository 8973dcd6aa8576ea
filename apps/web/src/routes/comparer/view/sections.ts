/** Which rows the page shows: everything is a link away, and a usual page stays light. */
import type { Row, Section } from '@gouvtech/domain/comparison';
import { PROFILE_SECTION, type Choices, type LinkTo } from './choices.ts';

export type ShownSection = Section & {
  open: boolean;
  /** criteria of the section, how many differ, how many are shown */
  criteria: number;
  differing: number;
  shown: number;
  /** unfolds it whole, or folds it; null where nothing folds */
  toggle: string | null;
  /** the rows left out of an unfolded section */
  whole: string | null;
};

/** Cells of criteria a usual page unfolds by itself: with five solutions, some twelve rows (see the 800 elements). */
const CELLS = 60;

const isCriterion = ({ kind }: Row): boolean => kind === 'criterion';
const differs = (row: Row): boolean => row.differs;
const folds = ({ kind }: Section): boolean => kind === 'profile' || kind === 'theme';

export function shownSections(
  sections: Section[],
  choices: Choices,
  linkTo: LinkTo,
): ShownSection[] {
  const { extent } = choices;
  const open = choices.open ?? unfolded(sections, extent);
  return sections
    .filter(({ kind, rows }) => rows.length > 0 && (kind !== 'identity' || extent === 'everything'))
    .map((section): ShownSection => {
      const criteria = section.rows.filter(isCriterion);
      const isOpen = !folds(section) || open.includes(section.id);
      // A section that the reader unfolds is shown whole, unless only differences were asked for.
      const whole = extent === 'everything' || (extent === 'usual' && choices.open !== null);
      const rows = section.rows.filter((row) => isShown(row, extent, whole));
      return {
        ...section,
        rows,
        open: isOpen,
        criteria: criteria.length,
        differing: criteria.filter(differs).length,
        shown: rows.filter(isCriterion).length,
        toggle: folds(section) ? toggle(section.id, open, linkTo) : null,
        whole: isOpen && !whole && folds(section) ? wholeLink(section.id, linkTo) : null,
      };
    })
    .filter(({ kind, rows }) => kind !== 'facts' || rows.length > 0);
}

function isShown(row: Row, extent: Choices['extent'], whole: boolean): boolean {
  if (row.kind === 'criterion') return whole || row.differs;
  return row.kind !== 'fact' || extent !== 'differences' || row.differs;
}

const toggle = (id: string, open: string[], linkTo: LinkTo): string =>
  open.includes(id)
    ? linkTo({ open: open.filter((one) => one !== id) }, id)
    : linkTo({ open: [...open, id] }, id);

const wholeLink = (id: string, linkTo: LinkTo): string =>
  linkTo({ extent: 'usual', open: [id] }, id);

/** The sections the page unfolds by itself: the first with differences, then those that still fit. */
function unfolded(sections: Section[], extent: Choices['extent']): string[] {
  const folding = sections.filter(folds);
  if (extent !== 'usual') return folding.map(({ id }) => id);
  const open: string[] = [];
  let cells = 0;
  for (const { id, rows } of folding) {
    const shown = rows.filter(isCriterion).filter(differs);
    if (shown.length === 0) continue;
    cells += shown.reduce((sum, row) => sum + row.cells.length, 0);
    if (open.length > 0 && cells > CELLS) break;
    open.push(id);
    if (id === PROFILE_SECTION) break;
  }
  return open;
}
