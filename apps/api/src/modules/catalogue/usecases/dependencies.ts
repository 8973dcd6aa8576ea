import type { Database } from '@gouvtech/db';

export type CatalogueDependencies = {
  database: Database;
  clock: () => Date;
  /** told of each search that found nothing: its words, folded, and what was typed */
  noteMiss?: (folded: string, typed: string) => void;
};

/** UTC day of the neutral order. */
export const today = (clock: () => Date): string => clock().toISOString().slice(0, 10);
