import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { sql } from 'drizzle-orm';
import {
  ENGINE_VERSION,
  score,
  type Answer,
  type CriteriaSet,
  type Facts,
  type Instant,
  type ScoreSheet,
} from '@gouvtech/criteria';
import { rows, type Db } from '../database.ts';
import { snapshot } from '../schema/index.ts';

export type SnapshotKind = (typeof snapshot.$inferInsert)['kind'];

/**
 * Freezes what an attestation, a lowering or a moment of an audit said and what it was worth (evaluation model 1.8): canonical JSON
 * (RFC 8785), its SHA-256, the SHA-256 of every file that proves an answer, and the hash of the snapshot before it.
 * The caller holds the solution's row, so the chain has no fork. No name of a person goes in: a snapshot is never
 * erased. @returns its id, its hashes and what it is worth
 */
export async function writeSnapshot(
  db: Db,
  input: {
    kind: SnapshotKind;
    assessmentId: string;
    solution: { id: string; slug: string; name: string };
    set: CriteriaSet;
    facts: Facts;
    answers: Answer[];
    asOf: Instant;
  },
): Promise<{ id: string; sha256: string; previousSha256: string | null; result: ScoreSheet }> {
  const { kind, set, facts, asOf, solution, assessmentId } = input;
  const answers = input.answers.map((answer) => knownAt(answer, asOf));
  const result = score(answers, facts, set, asOf);
  const previousSha256 = await lastOf(db, solution.id);
  const content = canonicalize({
    format: 'gouvtech-snapshot/2',
    kind,
    solution: { slug: solution.slug, name: solution.name },
    criteriaSet: set.version,
    criteriaSetHash: set.hash,
    engine: ENGINE_VERSION,
    asOf,
    facts,
    answers,
    files: await fileHashes(db, answers),
    result,
    previous: previousSha256,
  }) as string;
  const sha256 = createHash('sha256').update(content).digest('hex');
  const row = { solutionId: solution.id, assessmentId, kind, asOf, content };
  const [written] = await db
    .insert(snapshot)
    .values({ ...row, sha256, previousSha256, result })
    .returning({ id: snapshot.id });
  return { id: written!.id, sha256, previousSha256, result };
}

/** The one that no other follows: by the chain, since two acts may bear the same instant. */
async function lastOf(db: Db, solutionId: string): Promise<string | null> {
  const [last] = await rows<{ sha256: string }>(
    db,
    sql`select sha256 from snapshot s where solution_id = ${solutionId} and not exists
          (select from snapshot n where n.solution_id = s.solution_id and n.previous_sha256 = s.sha256)`,
  );
  return last?.sha256 ?? null;
}

/** SHA-256 by id of evidence; an address has none. */
async function fileHashes(db: Db, answers: Answer[]): Promise<Record<string, string>> {
  const ids = answers.flatMap(({ evidence }) => evidence.map(({ id }) => id));
  if (ids.length === 0) return {};
  const found = await rows<{ id: string; sha256: string }>(
    db,
    sql`select e.id, f.sha256 from evidence e join stored_file f on f.id = e.file_id
        where e.id = any(${sql.param(ids)}::uuid[])`,
  );
  return Object.fromEntries(found.map(({ id, sha256 }) => [id, sha256]));
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
