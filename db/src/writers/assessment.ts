import { and, eq, inArray } from 'drizzle-orm';
import { loadSet, type Answer, type Facts, type Instant } from '@gouvtech/criteria';
import { PUBLIC_ASSESSMENT_STATUSES, type AssessmentStatus, type Severity } from '@gouvtech/domain';
import type { Db } from '../database.ts';
import { DbError } from '../errors.ts';
import { loadListing } from '../readers/listing.ts';
import { assessment, solution } from '../schema/index.ts';
import { writeAnswers } from './answers.ts';
import { checkAssessment } from './check-assessment.ts';
import { withComputedFields } from './computed-fields.ts';
import { writeSnapshot } from './snapshot.ts';
import { solutionNotFound } from './solution.ts';

/** A proof as people read it; its dates and type are in the answers that use it. */
export type EvidenceDescription = {
  /** UUID, the `id` the answers give */
  id: string;
  title: string;
  url?: string | null;
  issuer?: string | null;
  reference?: string | null;
  visibility: 'public' | 'on-request' | 'restricted';
  /** what a reader finds of the file kept by the storage; never written with an assessment */
  file?: { name: string; size: number; sha256: string } | null;
};

/** Who audited; of which audit of the catalogue, if it is one of them. */
export type VerdictDetails = {
  id: string;
  auditor: string;
  method?: string | null;
  finding?: string | null;
  severity?: Severity | null;
  auditId?: string | null;
};

export type NewAssessment = {
  solutionId: string;
  criteriaSet: string;
  facts: Facts;
  status: AssessmentStatus;
  /** needed, with the signatory, for any status but `draft` */
  attestedAt?: Instant | null;
  publishedAt?: Instant | null;
  signatory?: { name: string; role: string } | null;
  /** ids of evidence, checks and verdicts are UUIDs and are kept */
  answers: Answer[];
  evidence: EvidenceDescription[];
  /** who audited, by verdict id: needed for each verdict */
  verdictDetails?: VerdictDetails[];
  checkDetails?: { id: string; finding: string }[];
  at: Instant;
};

/**
 * Writes one round of self-assessment with its answers, and the snapshot of its attestation. The public one before
 * it, if any, becomes `superseded`. Fields read from the listing are computed and frozen here.
 * Publish to the read model in the same transaction. @returns the assessment's id
 * @throws DbError `invalid-value`, `not-found`; ScoringError when an answer does not fit the set
 */
export async function saveAssessment(db: Db, input: NewAssessment): Promise<string> {
  const set = loadSet(input.criteriaSet);
  checkAssessment(input);
  const { solutionId, facts, attestedAt = null } = input;
  const [owner] = await db
    .select({ id: solution.id, slug: solution.slug })
    .from(solution)
    .where(eq(solution.id, solutionId))
    .for('update');
  if (!owner) throw solutionNotFound(solutionId);
  const listing = await loadListing(db, solutionId);
  if (!listing)
    throw new DbError('not-found', `La solution « ${owner.slug} » n’a pas encore de fiche.`);
  const answers = withComputedFields(input.answers, listing, set, facts, attestedAt ?? input.at);
  await supersede(db, input);
  const [row] = await db
    .insert(assessment)
    .values({
      solutionId,
      criteriaSet: set.version,
      status: input.status,
      facts,
      attestedAt,
      publishedAt: input.publishedAt ?? null,
      signatoryName: input.signatory?.name ?? null,
      signatoryRole: input.signatory?.role ?? null,
      createdAt: input.at,
    })
    .returning({ id: assessment.id });
  const assessmentId = row!.id;
  await writeAnswers(db, { ...input, assessmentId, answers });
  if (attestedAt) {
    const subject = { id: solutionId, slug: owner.slug, name: listing.name };
    await writeSnapshot(db, {
      kind: 'attestation',
      assessmentId,
      solution: subject,
      set,
      facts,
      answers,
      asOf: attestedAt,
    });
  }
  return assessmentId;
}

const isPublic = (status: AssessmentStatus): boolean =>
  (PUBLIC_ASSESSMENT_STATUSES as readonly string[]).includes(status);

async function supersede(db: Db, { solutionId, status }: NewAssessment): Promise<void> {
  if (!isPublic(status)) return;
  await db
    .update(assessment)
    .set({ status: 'superseded' })
    .where(
      and(
        eq(assessment.solutionId, solutionId),
        inArray(assessment.status, [...PUBLIC_ASSESSMENT_STATUSES]),
      ),
    );
}
