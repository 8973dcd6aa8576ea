import { sql, type SQL } from 'drizzle-orm';
import type { Answer, Check, Evidence, FieldValue, Verdict } from '@gouvtech/criteria';
import { rows, toInstant, type Db } from '../database.ts';
import type { EvidenceDescription } from '../writers/assessment.ts';
import type { AssessmentContent, VerdictDetail } from './assessment.ts';

type Of<T> = T & { assessment: string; criterion: string };
type AnswerRow = Of<{
  revision: number;
  kind: 'level' | 'planned' | 'na';
  level: string | null;
  fields: Record<string, FieldValue>;
  planned: string | null;
  justification: string | null;
  confirm: boolean;
  at: string;
}>;
type EvidenceRow = Of<
  {
    id: string;
    type: string;
    title: string;
    visibility: EvidenceDescription['visibility'];
    file: NonNullable<EvidenceDescription['file']> | null;
  } & Record<'url' | 'issuer' | 'reference' | 'starts' | 'ends' | 'removed', string | null> &
    Record<'attached' | 'dated', string>
>;
type CheckRow = Of<Omit<Check, 'evidenceId'> & { evidence: string | null }>;
type VerdictRow = Of<Nullable<Verdict> & VerdictDetail & { validUntil: string }>;
type DecisionRow = Of<{ kind: string; at: string; value: number | null; lifted: string | null }>;
type Nullable<T> = {
  [K in keyof T]: undefined extends T[K] ? Exclude<T[K], undefined> | null : T[K];
};

export type AnswersContent = Omit<AssessmentContent, 'assessment'>;

/** Answers of several assessments, by assessment id, each with all that is dated about it, oldest first. */
export async function loadAnswers(
  db: Db,
  assessmentIds: string[],
): Promise<Map<string, AnswersContent>> {
  const of = (what: SQL, tables: SQL, order: SQL) =>
    sql`select a.assessment_id assessment, a.criterion, ${what} from ${tables}
        where a.assessment_id = any(${sql.param(assessmentIds)}::uuid[]) order by ${order}`;
  const contents = new Map<string, AnswersContent>(
    assessmentIds.map((id) => [id, { answers: [], evidence: new Map(), verdicts: new Map() }]),
  );
  const byKey = new Map<string, Answer>();
  const answers = await rows<AnswerRow>(
    db,
    of(
      sql`revision, kind, level, fields, planned_on planned, justification, to_confirm confirm, answered_at at`,
      sql`answer a`,
      sql`a.criterion`,
    ),
  );
  for (const row of answers) {
    const answer = toAnswer(row);
    byKey.set(row.assessment + row.criterion, answer);
    contents.get(row.assessment)!.answers.push(answer);
  }
  const answerOf = (row: Of<unknown>) => byKey.get(row.assessment + row.criterion)!;

  const evidence = await rows<EvidenceRow>(
    db,
    of(
      sql`e.id, type, title, url, issuer, reference, visibility, dated_on dated, starts_on starts, ends_on ends,
          attached_at attached, a.removed_at removed, case when f.id is not null
            then json_build_object('name', f.name, 'size', f.size, 'sha256', f.sha256) end file`,
      sql`answer_evidence a join evidence e on e.id = a.evidence_id left join stored_file f on f.id = e.file_id`,
      sql`attached_at, e.id`,
    ),
  );
  for (const row of evidence) {
    answerOf(row).evidence.push(toEvidence(row));
    const { id, title, url, issuer, reference, visibility, file } = row;
    const known = contents.get(row.assessment)!.evidence;
    if (!known.has(id)) known.set(id, { id, title, url, issuer, reference, visibility, file });
  }
  const checks = await rows<CheckRow>(
    db,
    of(
      sql`id, by, checked_at at, value, evidence_id evidence, complete`,
      sql`answer_check a`,
      sql`checked_at, id`,
    ),
  );
  for (const { id, by, at, value, complete, evidence: evidenceId, ...row } of checks) {
    const check = { id, by, at: toInstant(at), value, complete };
    answerOf(row).checks.push(evidenceId ? { ...check, evidenceId } : check);
  }
  const verdicts = await rows<VerdictRow>(
    db,
    of(
      sql`a.id, a.outcome, value, declared, a.decided_at at, revision, valid_until "validUntil", auditor, audit_id "auditId", method,
          finding, severity, audit.reference`,
      sql`verdict a left join audit on audit.id = a.audit_id`,
      sql`a.decided_at, a.id`,
    ),
  );
  for (const row of verdicts) {
    answerOf(row).verdicts.push(toVerdict(row));
    const { id, auditor, method, finding, reference, severity, auditId } = row;
    const detail = { id, auditor, method, finding, reference, severity, auditId };
    contents.get(row.assessment)!.verdicts.set(id, detail);
  }
  const decisions = await rows<DecisionRow>(
    db,
    of(
      sql`kind, decided_at at, value, lifted_at lifted`,
      sql`answer_decision a`,
      sql`decided_at, id`,
    ),
  );
  for (const row of decisions) addDecision(answerOf(row), row);
  return contents;
}

function toAnswer(row: AnswerRow): Answer {
  return {
    criterion: row.criterion,
    revision: row.revision,
    answeredAt: toInstant(row.at),
    response: toResponse(row),
    ...(row.justification !== null && { justification: row.justification }),
    ...(row.confirm && { toConfirm: true }),
    evidence: [],
    checks: [],
    verdicts: [],
    naDecisions: [],
    corrections: [],
    caps: [],
  };
}

function toResponse({ kind, level, fields, planned }: AnswerRow): Answer['response'] {
  if (kind === 'planned') return { kind, on: planned! };
  if (kind === 'na') return { kind };
  return { kind, ...(level !== null && { level }), fields };
}

const toEvidence = (row: EvidenceRow): Evidence => ({
  id: row.id,
  type: row.type as Evidence['type'],
  attachedAt: toInstant(row.attached),
  datedOn: row.dated,
  ...(row.starts && { startsOn: row.starts }),
  ...(row.ends && { endsOn: row.ends }),
  ...(row.removed && { removedAt: toInstant(row.removed) }),
});

const toVerdict = (row: VerdictRow): Verdict => ({
  id: row.id,
  outcome: row.outcome,
  ...(row.value !== null && { value: row.value }),
  ...(row.declared !== null && { declared: row.declared }),
  at: toInstant(row.at),
  revision: row.revision,
  validUntil: row.validUntil,
});

function addDecision(answer: Answer, { kind, at, value, lifted }: DecisionRow): void {
  const event = { at: toInstant(at) };
  if (kind === 'correction') answer.corrections.push(event);
  else if (kind === 'cap')
    answer.caps.push({
      ...event,
      value: value ?? 0,
      ...(lifted && { until: toInstant(lifted) }),
    });
  else answer.naDecisions.push({ ...event, accepted: kind === 'na_accepted' });
}
