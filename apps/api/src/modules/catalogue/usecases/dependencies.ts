import type { Database } from '@gouvtech/db';

export type CatalogueDependencies = { database: Database; clock: () => Date };

/** UTC day of the neutral order. */
export const today = (clock: () => Date): string => clock().toISOString().slice(0, 10);
