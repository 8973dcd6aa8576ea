/** Domains that a need belongs to, from their names and examples. */
import { DOMAIN_CODES, type DomainCode } from '@gouvtech/domain';
import { DOMAIN_LABELS } from '@gouvtech/domain/labels';
import { sequenceOf } from './words.ts';

const singular = (word: string): string => (word.length > 3 ? word.replace(/[sx]$/, '') : word);
const normal = (text: string): string => sequenceOf(text).map(singular).join(' ');

/** « Finances, budget, comptabilité » → three terms. */
const TERMS: { code: DomainCode; term: string }[] = DOMAIN_CODES.flatMap((code) => {
  const { name, examples } = DOMAIN_LABELS[code];
  return `${name}, ${examples}`
    .split(/,| et /)
    .map((term) => ({ code, term: normal(term) }))
    .filter(({ term }) => term.length > 1);
});

/** @param terms of the query, and what stands for them, nearest first. @returns three at most, nearest first */
export function closestDomains(terms: string[]): DomainCode[] {
  const points = new Map<DomainCode, number>();
  terms.map(normal).forEach((asked, rank) => {
    for (const { code, term } of TERMS) {
      const point = term === asked ? 2 : ` ${term} `.includes(` ${asked} `) ? 1 : 0;
      if (point > 0) points.set(code, (points.get(code) ?? 0) + point / (1 + rank));
    }
  });
  return [...points]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 3)
    .map(([code]) => code);
}
