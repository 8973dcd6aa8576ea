import { CLOSED } from './closed.ts';
import type { AuditSeed } from './model.ts';
import { RUNNING } from './running.ts';

export type { AuditSeed, LabelSeed, VerdictSeed } from './model.ts';

/** Those of a solution follow each other in the order of their openings. */
export const AUDITS: readonly AuditSeed[] = [...CLOSED, ...RUNNING];
