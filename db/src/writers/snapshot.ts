import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { desc, eq } from 'drizzle-orm';
import {
  ENGINE_VERSION,
  score,
  type Answer,
  type CriteriaSet,
  type Facts,
  type Instant,
  type ScoreSheet,
} from '@gouvtech/criteria';
import type { Db } from '../database.ts';
import { snapshot } from '../schema/index.ts';

/**
 * Freezes what an attestation said and what it was worth (evaluation model 1.8): canonical JSON (RFC 8785), its
 * SHA-256, and the hash of the snapshot before it. The caller holds the solution's row, so the chain has no fork.
 * No name of a person goes in: a snapshot is never erased. @returns its hashes and what it is worth
 */
export async function writeSnapshot(
  db: Db,
  input: {
    assessmentId: string;
    solution: { id: string; slug: string; name: string };
    set: CriteriaSet;
    facts: Facts;
    answers: Answer[];
    asOf: Instant;
  },
): Promise<{ sha256: string; previousSha256: string | null; result: ScoreSheet }> {
  const { set, facts, asOf, solution, assessmentId } = input;
  const answers = input.answers.map((answer) => knownAt(answer, asOf));
  const result = score(answers, facts, set, asOf);
  const [previous] = await db
    .select({ sha256: snapshot.sha256 })
    .from(snapshot)
    .where(eq(snapshot.solutionId, solution.id))
    .orderBy(desc(snapshot.asOf))
    .limit(1);
  const content = canonicalize({
    format: 'gouvtech-snapshot/1',
    kind: 'attestation',
    solution: { slug: solution.slug, name: solution.name },
    criteriaSet: set.version,
    criteriaSetHash: set.hash,
    engine: ENGINE_VERSION,
    asOf,
    facts,
    answers,
    result,
    previous: previous?.sha256 ?? null,
  }) as string;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const previousSha256 = previous?.sha256 ?? null;
  const row = {
    solutionId: solution.id,
    assessmentId,
    kind: 'attestation',
    asOf,
    content,
  } as const;
  await db.insert(snapshot).values({ ...row, sha256, previousSha256, result });
  return { sha256, previousSha256, result };
}

/** The answer without what came after. */
function knownAt(answer: Answer, asOf: Instant): Answer {
  const past = <T extends { at: Instant }>(events: T[]) => events.filter(({ at }) => at <= asOf);
  return {
    ...answer,
    evidence: answer.evidence.filter(({ attachedAt }) => attachedAt <= asOf),
    checks: past(answer.checks),
    verdicts: past(answer.verdicts),
    naDecisions: past(answer.naDecisions),
    corrections: past(answer.corrections),
    caps: past(answer.caps),
  };
}
