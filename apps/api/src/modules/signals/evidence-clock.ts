/** What the clock signals of proofs: one file for several vendors, one for most of an assessment, a date to come. */
import type { Database } from '@gouvtech/db';
import { futureProofs, sharedFiles, spreadFiles } from './evidence-repository.ts';
import { raiseSignal, type NewSignal } from './repository.ts';

/** @returns how many signals are new */
export async function signalEvidence(database: Database, asOf: string): Promise<number> {
  const common = { kind: 'suspicious-evidence', at: asOf } as const;
  const signals: NewSignal[] = [
    ...(await sharedFiles(database, asOf)).map(({ sha256, vendors, ...one }) => ({
      ...{ ...common, ...one, key: `suspicious-evidence:shared:${sha256}:${one.solutionId}` },
      detail: { fact: 'shared', vendors },
    })),
    ...(await spreadFiles(database, asOf)).map(({ sha256, criteria, ...one }) => ({
      ...{ ...common, ...one, key: `suspicious-evidence:spread:${sha256}:${one.assessmentId}` },
      detail: { fact: 'spread', criteria },
    })),
    ...(await futureProofs(database, asOf)).map(({ datedOn, ...one }) => ({
      ...{ ...common, ...one, key: `suspicious-evidence:future:${one.evidenceId}:${datedOn}` },
      detail: { fact: 'future', datedOn },
    })),
  ];
  let raised = 0;
  for (const signal of signals)
    if (await database.transaction((tx) => raiseSignal(tx, signal))) raised += 1;
  return raised;
}
