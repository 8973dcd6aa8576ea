import { createHash } from 'node:crypto';
import type { Database } from '../database.ts';

export type LogVerification =
  | { ok: true; events: number; head: string }
  | { ok: false; /** number of the first broken row */ seq: number; fault: LogFault };
export type LogFault = 'missing' | 'previous-hash' | 'hash' | 'columns' | 'head' | 'saved-head';
/** What is kept elsewhere, to prove later that the log still holds what it held then. */
export type LogHead = { seq: number; hash: string };

type Row = {
  seq: number;
  at: string;
  actor: string | null;
  action: string;
  object_type: string;
  object_id: string;
  organisation_id: string | null;
  solution_id: string | null;
  content: string;
  previous_hash: string;
  hash: string;
};

const PAGE = 1_000;

/**
 * Recomputes the whole chain, and compares each row's columns with the content that was hashed.
 * @param saved a head kept elsewhere: who rewrites the whole chain, or cuts its tail and corrects the head, is seen
 */
export async function verifyEventLog(
  { query }: Database,
  saved?: LogHead,
): Promise<LogVerification> {
  let seq = 0;
  let hash = '';
  for (;;) {
    const page = await query<Row>('select * from event where seq > $1 order by seq limit $2', [
      seq,
      PAGE,
    ]);
    for (const row of page) {
      const fault = faultOf(row, seq + 1, hash);
      if (fault) return { ok: false, seq: seq + 1, fault };
      ({ seq, hash } = row);
      if (saved?.seq === seq && saved.hash !== hash) return { ok: false, seq, fault: 'saved-head' };
    }
    if (page.length < PAGE) break;
  }
  const [head] = await query<{ seq: number; hash: string }>('select seq, hash from event_head');
  const expected = head ?? { seq: 0, hash: '' };
  if (expected.seq !== seq || expected.hash !== hash) return { ok: false, seq, fault: 'head' };
  if (saved && saved.seq > seq) return { ok: false, seq: seq + 1, fault: 'saved-head' };
  return { ok: true, events: seq, head: hash };
}

function faultOf(row: Row, seq: number, previous: string): LogFault | null {
  if (row.seq !== seq) return 'missing';
  if (row.previous_hash !== previous) return 'previous-hash';
  const hash = createHash('sha256').update(`${seq} ${previous} ${row.content}`).digest('hex');
  if (row.hash !== hash) return 'hash';
  return sameColumns(row) ? null : 'columns';
}

function sameColumns(row: Row): boolean {
  const content = JSON.parse(row.content) as {
    at: string;
    actor?: string;
    action: string;
    object: { type: string; id: string };
    organisationId?: string;
    solutionId?: string;
  };
  return (
    Date.parse(row.at) === Date.parse(content.at) &&
    row.actor === (content.actor ?? null) &&
    row.action === content.action &&
    row.object_type === content.object.type &&
    row.object_id === content.object.id &&
    row.organisation_id === (content.organisationId ?? null) &&
    row.solution_id === (content.solutionId ?? null)
  );
}
