import type { BasisPoints } from './types.ts';

/** Whole percent, rounded down: 9968 bp is 99, since 100 means that everything is met. */
export const percent = (points: BasisPoints): number => Math.floor(points / 100);
