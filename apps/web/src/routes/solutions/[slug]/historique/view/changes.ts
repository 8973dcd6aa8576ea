/** What changed between two versions, in words: one line a change, or one for all the values of a short list. */
import type { ListingChange, ListingField, ListingValues, Price } from '@gouvtech/domain';
import { PRICE_UNIT_LABELS } from '@gouvtech/domain/labels';
import { formatEuros } from '#lib/format.ts';
import { FIELD_WORDS, labelOf } from './listing-words.ts';

export type ChangeLine = {
  label: string;
  kind: ListingChange['kind'];
  before: string | null;
  after: string | null;
  /** said after both sides: « par agent et par mois » */
  unit: string | null;
  /** for a long text: the paragraphs that left it and those that entered it */
  paragraphs: { removed: string[]; added: string[] } | null;
};

/** Their values are a word or two: what is added, or removed, is read together. */
const SHORT_LISTS: readonly ListingField[] = [
  'domains',
  'audiences',
  'deployments',
  'tags',
  'alternativeTo',
];

export function changeLines(changes: ListingChange[]): ChangeLine[] {
  const groups: ListingChange[][] = [];
  for (const change of changes) {
    const last = groups.at(-1)?.[0];
    const joins = last?.field === change.field && last.kind === change.kind;
    if (joins && SHORT_LISTS.includes(change.field)) groups.at(-1)!.push(change);
    else groups.push([change]);
  }
  return groups.map(groupLine);
}

function groupLine(group: ListingChange[]): ChangeLine {
  const lines = group.map(lineOf);
  const side = (words: (string | null)[]) => words.filter((one) => one !== null).join(', ') || null;
  return {
    ...lines[0]!,
    before: side(lines.map(({ before }) => before)),
    after: side(lines.map(({ after }) => after)),
  };
}

/** What was empty is added, what becomes empty is removed. */
const kindOf = (kind: ChangeLine['kind'], before: string, after: string): ChangeLine['kind'] =>
  kind !== 'changed' ? kind : before === '' ? 'added' : after === '' ? 'removed' : kind;

function lineOf(change: ListingChange): ChangeLine {
  const { field, kind, before, after } = change;
  const words = FIELD_WORDS[field].words as (value: unknown) => string;
  const side = (value: unknown) => (value === null ? '' : words(value));
  const plain: ChangeLine = {
    label: labelOf(field, (after ?? before) as ListingValues[typeof field] | null),
    kind: kindOf(kind, side(before), side(after)),
    before: before === null ? null : words(before),
    after: after === null ? null : words(after),
    unit: null,
    paragraphs: null,
  };
  if (kind !== 'changed') return plain;
  if (field === 'prices') return { ...plain, ...amounts(change.before!, change.after!) };
  if (field === 'description')
    return {
      ...plain,
      before: null,
      after: null,
      paragraphs: paragraphs(change.before!, change.after!),
    };
  return plain;
}

/** « 1,10 € », « 1,20 € », « par agent et par mois »: the amount apart from what does not move. */
function amounts(before: Price, after: Price): Partial<ChangeLine> {
  if (before.amountCents === null || after.amountCents === null) return {};
  if (before.amountCents === after.amountCents || before.unit !== after.unit) return {};
  const unit = PRICE_UNIT_LABELS[after.unit];
  return {
    before: formatEuros(before.amountCents),
    after: formatEuros(after.amountCents),
    unit: after.note && after.note !== before.note ? `${unit} · ${after.note}` : unit,
  };
}

function paragraphs(before: string, after: string): ChangeLine['paragraphs'] {
  const [was, is] = [before, after].map((text) =>
    text.split(/\n\s*\n/).filter((paragraph) => paragraph.trim() !== ''),
  ) as [string[], string[]];
  return {
    removed: was.filter((paragraph) => !is.includes(paragraph)),
    added: is.filter((paragraph) => !was.includes(paragraph)),
  };
}
