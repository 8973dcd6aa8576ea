import type { Cell } from './types.ts';

/** A cell that says only this. */
export const saying = (text: string, more: Partial<Cell> = {}): Cell => ({
  text,
  mark: null,
  on: null,
  states: [],
  remark: null,
  missing: false,
  score: null,
  blank: false,
  ...more,
});

/** Nothing to set against the others. */
export const blank = (text: string): Cell => saying(text, { blank: true });

/** Dates are left aside: the same certificate read on two days is no difference. */
const meaning = ({ text, mark, states, remark, missing, score }: Cell): string =>
  JSON.stringify([text, mark, states.map((state) => state.mark), remark, missing, score]);

export const differ = (cells: Cell[]): boolean =>
  new Set(cells.filter((cell) => !cell.blank).map(meaning)).size > 1;
