/** What a lowered answer or a removed proof leaves on a public round: a snapshot, a line of history, the catalogue. */
import { loadSet, type CriterionId, type Instant } from '@gouvtech/criteria';
import { loadAnswers, publishToReadModel, recordEvent, writeSnapshot, type Db } from '@gouvtech/db';
import { lockRounds, type RoundRow, type SolutionRounds } from './round-repository.ts';

/** Call it once the rows are written. @returns the hash of the snapshot */
export async function recordLowering(
  tx: Db,
  { solution, round, now }: { solution: SolutionRounds; round: RoundRow; now: Instant },
  line: { summary: string; criterion: CriterionId | null },
): Promise<{ sha256: string; previousSha256: string | null }> {
  const { answers } = (await loadAnswers(tx, [round.id])).get(round.id)!;
  const { sha256, previousSha256 } = await writeSnapshot(tx, {
    kind: 'lowering',
    assessmentId: round.id,
    solution,
    set: loadSet(round.criteriaSet),
    facts: round.facts,
    answers,
    asOf: now,
  });
  await recordEvent(tx, { solutionId: solution.id, kind: 'modified', at: now, ...line });
  await publishToReadModel(tx, [solution.id], now);
  return { sha256, previousSha256 };
}

/** A proof that left the library of its vendor: every public assessment that showed it says so. */
export async function recordRemovedProof(
  tx: Db,
  { title, uses }: { title: string; uses: { solutionId: string; criterion: CriterionId }[] },
  now: Instant,
): Promise<void> {
  for (const [solutionId, own] of Map.groupBy(uses, (use) => use.solutionId)) {
    const solution = await lockRounds(tx, solutionId);
    const { published: round } = solution;
    if (!round) continue;
    const criterion = own.length === 1 ? own[0]!.criterion : null;
    const summary = `Preuve retirée par l’éditeur : « ${title} ».`;
    await recordLowering(tx, { solution, round, now }, { summary, criterion });
  }
}
