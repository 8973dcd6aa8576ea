import { sql } from 'drizzle-orm';
import type { Answer, Facts, Instant } from '@gouvtech/criteria';
import type { Severity } from '@gouvtech/domain';
import { rows, toInstant, type Db } from '../database.ts';
import type { EvidenceDescription } from '../writers/assessment.ts';
import { loadAnswers } from './answers.ts';

type LoadedAssessment = {
  id: string;
  solutionId: string;
  criteriaSet: string;
  /** as stored; what the public sees is computed from the date (evaluation model 1.6) */
  status: string;
  facts: Facts;
  attestedAt: Instant;
  publishedAt: Instant | null;
  signatory: { name: string; role: string } | null;
};

export type VerdictDetail = {
  id: string;
  auditor: string;
  method: string | null;
  finding: string | null;
  /** of its audit; null when the audit is not one of the catalogue */
  reference: string | null;
  severity: Severity | null;
  auditId: string | null;
};

export type AssessmentContent = {
  assessment: LoadedAssessment;
  answers: Answer[];
  /** by evidence id */
  evidence: Map<string, EvidenceDescription>;
  /** by verdict id */
  verdicts: Map<string, VerdictDetail>;
};

export type AssessmentRow = Omit<LoadedAssessment, 'signatory' | 'attestedAt' | 'publishedAt'> & {
  attestedAt: string;
  publishedAt: string | null;
  signatoryName: string | null;
  signatoryRole: string | null;
};

export const ASSESSMENT_COLUMNS = sql.raw(
  `id, solution_id "solutionId", criteria_set "criteriaSet", status, facts, attested_at "attestedAt",
   published_at "publishedAt", signatory_name "signatoryName", signatory_role "signatoryRole"`,
);

/** The assessment the public may see, null when there is none. */
export async function loadAssessment(
  db: Db,
  solutionId: string,
): Promise<AssessmentContent | null> {
  return (await loadAssessments(db, [solutionId])).get(solutionId) ?? null;
}

/** Public assessments of several solutions, by solution id, in a fixed number of statements. */
export async function loadAssessments(
  db: Db,
  solutionIds: string[],
): Promise<Map<string, AssessmentContent>> {
  const found = await rows<AssessmentRow>(
    db,
    sql`select ${ASSESSMENT_COLUMNS} from assessment
        where solution_id = any(${sql.param(solutionIds)}::uuid[]) and status in ('published', 'stale', 'expired')`,
  );
  if (found.length === 0) return new Map();
  const contents = await loadAnswers(
    db,
    found.map(({ id }) => id),
  );
  return new Map(
    found.map((row) => [
      row.solutionId,
      { assessment: toAssessment(row), ...contents.get(row.id)! },
    ]),
  );
}

export function toAssessment(row: AssessmentRow): LoadedAssessment {
  const { signatoryName, signatoryRole, attestedAt, publishedAt, ...rest } = row;
  return {
    ...rest,
    attestedAt: toInstant(attestedAt),
    publishedAt: publishedAt && toInstant(publishedAt),
    signatory: signatoryName ? { name: signatoryName, role: signatoryRole ?? '' } : null,
  };
}
