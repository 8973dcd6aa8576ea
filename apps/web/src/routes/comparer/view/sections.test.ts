import { describe, expect, it } from 'vitest';
import type { Cell, Row, Section } from '@gouvtech/domain/comparison';
import { linkFrom, readChoices } from './choices.ts';
import { shownSections } from './sections.ts';

const PROFILES = [{ key: 'hopital', name: 'Hôpital' }];
const read = (query: string) => readChoices(new URLSearchParams(query), PROFILES);
const links = (query: string, slugs = ['a', 'b']) => linkFrom(slugs, read(query).choices);

const CELL = {} as Cell;
const row = (id: string, differs: boolean, kind: Row['kind'] = 'criterion'): Row => ({
  id,
  label: id,
  kind,
  blocking: false,
  cells: Array<Cell>(5).fill(CELL),
  differs,
});
const theme = (id: string, differing: number, same = 1): Section => ({
  id,
  title: id,
  kind: 'theme',
  rows: [
    row(`note-${id}`, true, 'score'),
    ...Array.from({ length: differing }, (_, index) => row(`${id}-${index}`, true)),
    ...Array.from({ length: same }, (_, index) => row(`${id}-same-${index}`, false)),
  ],
});
const TABLE: Section[] = [
  { id: 'notes', title: '', kind: 'scores', rows: [row('note', true, 'score')] },
  {
    id: 'faits',
    title: '',
    kind: 'facts',
    rows: [row('prix', true, 'fact'), row('licence', false, 'fact')],
  },
  theme('ACC', 0),
  theme('SEC', 13),
  theme('ECO', 2),
  { id: 'fiches', title: '', kind: 'identity', rows: [row('version', false, 'fact')] },
];
const shown = (query: string) =>
  shownSections(TABLE, read(query).choices, links(query)).map(({ id, open, rows }) => [
    id,
    open ? rows.length : 0,
  ]);

describe('the rows of the page', () => {
  it('shows the facts, then the differences of the first themes that fit a light page', () => {
    expect(shown('')).toEqual([
      ['notes', 1],
      ['faits', 2],
      ['ACC', 0],
      ['SEC', 14],
      ['ECO', 0],
    ]);
  });

  it('shows only what differs, of every theme, when asked', () => {
    expect(shown('diff=1')).toEqual([
      ['notes', 1],
      ['faits', 1],
      ['ACC', 1],
      ['SEC', 14],
      ['ECO', 3],
    ]);
  });

  it('shows everything, identifiers included, when asked', () => {
    expect(shown('tout=1')).toEqual([
      ['notes', 1],
      ['faits', 2],
      ['ACC', 2],
      ['SEC', 15],
      ['ECO', 4],
      ['fiches', 1],
    ]);
  });

  it('unfolds a theme whole, and folds all of them', () => {
    expect(shown('theme=ECO')).toContainEqual(['ECO', 4]);
    expect(shown('theme=ECO')).toContainEqual(['SEC', 0]);
    expect(shown('theme=eco&diff=1')).toContainEqual(['ECO', 3]);
    expect(shown('theme=aucun')).toContainEqual(['SEC', 0]);
  });

  it('folds with a link what another link unfolded', () => {
    const sections = shownSections(TABLE, read('theme=ECO').choices, links('theme=ECO'));
    const toggles = new Map(sections.map(({ id, toggle }) => [id, toggle]));
    expect(toggles.get('ECO')).toBe('/comparer?s=a,b&theme=aucun#ECO');
    expect(toggles.get('SEC')).toBe('/comparer?s=a,b&theme=ECO&theme=SEC#SEC');
  });
});

describe('the address of a comparison', () => {
  it('keeps the other choices in every link', () => {
    const link = links('tout=1&profil=hopital&theme=SEC');
    expect(link({ slugs: ['b'] })).toBe('/comparer?s=b&tout=1&profil=hopital&theme=SEC');
    expect(link({ slugs: [] })).toBe('/comparer');
  });

  it('refuses a theme or a profile that does not exist, in words that name those that do', () => {
    const { choices, refused } = read('theme=XYZ&profil=martien');
    expect(choices).toEqual({ extent: 'usual', open: null, profile: null });
    expect(refused).toHaveLength(2);
    expect(refused[0]).toContain('SEC');
    expect(refused[1]).toContain('hopital');
  });
});
