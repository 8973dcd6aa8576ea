import { chance } from '../chance.ts';

/** @returns a UUID (version 8: made by its author) that is always the same for the same words. */
export function uuidOf(...words: (string | number)[]): string {
  const hex = [0, 1, 2, 3]
    .map((part) => Math.floor(chance('uuid', part, ...words) * 4_294_967_296))
    .map((number) => number.toString(16).padStart(8, '0'))
    .join('');
  const variant = '89ab'[parseInt(hex.charAt(16), 16) % 4] ?? '8';
  const groups = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
  ];
  return [...groups, hex.slice(20)].join('-');
}
