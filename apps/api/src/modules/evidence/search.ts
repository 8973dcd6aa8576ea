/** What a person looks for in a library: pure, over proofs already read. */
import { LIBRARY_STATES, type LibraryQuery } from './inputs.ts';
import type { EvidenceItem, EvidenceLibrary } from './schemas.ts';

type State = (typeof LIBRARY_STATES)[number];
const PAGE_SIZE = 20;

type Found = Pick<EvidenceLibrary, 'evidence' | 'total' | 'page' | 'pageSize' | 'tallies'>;

/** Tallies count the library whatever is searched. A page past the end is the last one. */
export function searchLibrary(
  items: EvidenceItem[],
  { q = '', state, visibility, first = [], page = 1, pageSize = PAGE_SIZE }: LibraryQuery,
): Found {
  const words = folded(q).split(' ').filter(Boolean);
  const kept = items
    .filter((item) => isIn(item, state))
    .filter((item) => visibility === undefined || item.visibility === visibility)
    .filter((item) => words.every((word) => textOf(item).includes(word)));
  const ordered = [
    ...kept.filter(({ type }) => first.includes(type)),
    ...kept.filter(({ type }) => !first.includes(type)),
  ];
  const shown = Math.min(page, Math.max(1, Math.ceil(ordered.length / pageSize)));
  const tally = (one: State | undefined) => items.filter((item) => isIn(item, one)).length;
  return {
    evidence: ordered.slice((shown - 1) * pageSize, shown * pageSize),
    total: ordered.length,
    page: shown,
    pageSize,
    tallies: {
      all: tally(undefined),
      valid: tally('valid'),
      expiring: tally('expiring'),
      expired: tally('expired'),
      unused: tally('unused'),
      removed: tally('removed'),
    },
  };
}

function isIn({ removedAt, state, uses }: EvidenceItem, asked: State | undefined): boolean {
  if (asked === 'removed') return removedAt !== null;
  if (removedAt !== null) return false;
  return asked === undefined || (asked === 'unused' ? uses.length === 0 : state === asked);
}

const textOf = ({ title, issuer, reference, url, file }: EvidenceItem): string =>
  folded([title, issuer, reference, url, file?.name].filter(Boolean).join(' '));

/** Without accents nor capitals, blanks made one. */
const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\s\u00a0’']+/g, ' ');
