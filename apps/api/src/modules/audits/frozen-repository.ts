/** The copy an audit works on: what was frozen at its opening, never what the vendor changed since. */
import { sql } from 'drizzle-orm';
import {
  loadSet,
  type Answer,
  type CriteriaSet,
  type Facts,
  type Instant,
  type ScoreSheet,
} from '@gouvtech/criteria';
import { rows, toInstant, type Db } from '@gouvtech/db';

export type Frozen = {
  snapshotId: string;
  sha256: string;
  asOf: Instant;
  assessmentId: string;
  set: CriteriaSet;
  facts: Facts;
  answers: Answer[];
  /** SHA-256 of the files that prove answers, by id of evidence */
  files: Record<string, string>;
  /** what it was worth at `asOf` */
  sheet: ScoreSheet;
};

/** @throws Error when there is no such snapshot: an audit that is open has one */
export async function loadFrozen(db: Db, snapshotId: string): Promise<Frozen> {
  const [row] = await rows<{
    sha256: string;
    asOf: string;
    assessmentId: string;
    content: string;
    result: ScoreSheet;
  }>(
    db,
    sql`select sha256, as_of "asOf", assessment_id "assessmentId", content, result from snapshot where id = ${snapshotId}`,
  );
  if (!row) throw new Error(`no snapshot ${snapshotId}`);
  const content = JSON.parse(row.content) as {
    criteriaSet: string;
    facts: Facts;
    answers: Answer[];
    files: Record<string, string>;
  };
  return {
    snapshotId,
    sha256: row.sha256,
    asOf: toInstant(row.asOf),
    assessmentId: row.assessmentId,
    set: loadSet(content.criteriaSet),
    facts: content.facts,
    answers: content.answers,
    files: content.files,
    sheet: row.result,
  };
}
