/** What changes in a listing, one point a field: what each line was and is, with the words that differ. */
import type { Listing, ListingChange } from '@gouvtech/domain';
import { FIELD_NAMES } from '@gouvtech/domain/words';
import { wordDiff } from '#lib/server/word-diff.ts';
import type { WordPiece } from '#lib/ui/word-diff.ts';
import { changeLines } from '../../solutions/[slug]/historique/view/changes.ts';

export type PointLine = {
  label: string;
  kind: ListingChange['kind'];
  before: string | null;
  after: string | null;
  /** both sides compared, when there are two */
  pieces: WordPiece[] | null;
  /** too long to be read side by side: one text with its marks, the old one folded */
  long: boolean;
};
export type Point = { field: keyof Listing; name: string; lines: PointLine[] };

const SIDE_BY_SIDE = 160;

/** @param fields in the order they are shown */
export const pointsOf = (
  fields: readonly (keyof Listing)[],
  changes: readonly ListingChange[],
): Point[] =>
  fields.map((field) => ({
    field,
    name: FIELD_NAMES[field],
    lines: linesOf(changes.filter((one) => one.field.split('.')[0] === field)),
  }));

/** Fields that change, in the order of the changes. */
export const fieldsOf = (changes: readonly ListingChange[]): (keyof Listing)[] => [
  ...new Set(changes.map(({ field }) => field.split('.')[0] as keyof Listing)),
];

function linesOf(changes: ListingChange[]): PointLine[] {
  const texts = changes.filter(({ field, kind }) => field === 'description' && kind === 'changed');
  const others = changes.filter((one) => !texts.includes(one));
  return [
    ...texts.map(({ before, after }) =>
      line('Description', 'changed', before as string, after as string),
    ),
    ...changeLines(others).map(({ label, kind, before, after, unit }) =>
      line(label, kind, withUnit(before, unit), withUnit(after, unit)),
    ),
  ];
}

const withUnit = (text: string | null, unit: string | null): string | null =>
  text === null || unit === null ? text : `${text} ${unit}`;

const line = (
  label: string,
  kind: PointLine['kind'],
  before: string | null,
  after: string | null,
): PointLine => ({
  label,
  kind,
  before,
  after,
  pieces: before !== null && after !== null ? wordDiff(before, after) : null,
  long: Math.max(before?.length ?? 0, after?.length ?? 0) > SIDE_BY_SIDE,
});
