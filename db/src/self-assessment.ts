/** Loads a complete self-assessment from a file: validates everything, then writes it all or nothing. */
import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { eq } from 'drizzle-orm';
import {
  dayOf,
  loadSet,
  score,
  startOf,
  type Answer,
  type Instant,
  type ScoreSheet,
} from '@gouvtech/criteria';
import type { Database, Db } from './database.ts';
import { loadAssessment, type AssessmentContent } from './readers/assessment.ts';
import { publishToReadModel } from './read-model/write.ts';
import { solution } from './schema/index.ts';
import { checkSelfAssessment, computedCriteria } from './self-assessment-check.ts';
import {
  readSelfAssessmentFile,
  refused,
  type FileAnswer,
  type SelfAssessmentFile,
} from './self-assessment-file.ts';
import { saveAssessment, type EvidenceDescription } from './writers/assessment.ts';
import { recordEvent } from './writers/events.ts';
import { solutionNotFound } from './writers/solution.ts';

export type LoadedSelfAssessment = { unchanged: true } | { unchanged: false; sheet: ScoreSheet };

/**
 * Publishes the self-assessment of a published listing: assessment, snapshot, journal and read model in one
 * transaction. The same content twice makes no new round. The one before becomes `superseded`.
 * @param content the file, JSON in UTF-8 (format: docs/self-assessment/README.md)
 * @throws DbError `invalid-value` naming each place and why, `not-found`
 */
export const loadSelfAssessment = (
  database: Database,
  slug: string,
  content: string | Uint8Array,
  { now }: { now: Instant },
): Promise<LoadedSelfAssessment> =>
  database.transaction((tx) => applySelfAssessment(tx, slug, content, { now }));

/** The same, inside a transaction of the caller. */
export async function applySelfAssessment(
  tx: Db,
  slug: string,
  content: string | Uint8Array,
  { now }: { now: Instant },
): Promise<LoadedSelfAssessment> {
  const file = readSelfAssessmentFile(content);
  const answers = toAnswers(file);
  const errors = checkSelfAssessment(file, answers, slug, dayOf(now));
  if (errors.length > 0) throw refused(errors);
  const [owner] = await tx.select().from(solution).where(eq(solution.slug, slug)).for('update');
  if (!owner) throw solutionNotFound(slug);
  if (owner.status !== 'published')
    throw refused([
      {
        path: 'slug',
        message: `La fiche « ${slug} » n’est pas publiée. Publiez-la avant son auto-évaluation.`,
      },
    ]);
  const before = await loadAssessment(tx, owner.id);
  if (before && sameAs(before, file, answers)) return { unchanged: true };
  if (before && dayOf(before.assessment.attestedAt) > file.attestedOn)
    throw refused([
      {
        path: 'attestedOn',
        message: `Une auto-évaluation plus récente, du ${dayOf(before.assessment.attestedAt)}, est déjà publiée. Donnez le jour de cette attestation-ci.`,
      },
    ]);
  await write(tx, owner.id, file, answers, now);
  const saved = await loadAssessment(tx, owner.id);
  const { criteriaSet, facts } = saved!.assessment;
  return { unchanged: false, sheet: score(saved!.answers, facts, loadSet(criteriaSet), now) };
}

async function write(
  tx: Db,
  solutionId: string,
  file: SelfAssessmentFile,
  answers: Answer[],
  now: Instant,
) {
  const attestedAt = startOf(file.attestedOn);
  await saveAssessment(tx, {
    solutionId,
    criteriaSet: file.criteriaSet,
    facts: file.facts,
    status: 'published',
    attestedAt,
    publishedAt: now,
    signatory: file.signatory,
    answers,
    evidence: descriptions(file),
    at: now,
  });
  await recordEvent(tx, {
    solutionId,
    kind: 'attested',
    summary: 'Auto-évaluation attestée et publiée.',
    at: attestedAt,
  });
  await publishToReadModel(tx, [solutionId], now);
}

/** Answers of the engine; ids come from what they name, so that loading again gives the same. */
function toAnswers(file: SelfAssessmentFile): Answer[] {
  const at = startOf(file.attestedOn);
  return file.answers.map((answer) => ({
    criterion: answer.criterion,
    revision: 1,
    answeredAt: at,
    response: response(answer),
    ...(answer.justification !== undefined && { justification: answer.justification }),
    evidence: answer.evidence.map(({ type, datedOn, endsOn }, i) => ({
      id: evidenceId(file, answer, i),
      type,
      attachedAt: at,
      datedOn,
      ...(endsOn !== undefined && { endsOn }),
    })),
    checks: [],
    verdicts: [],
    naDecisions: [],
    corrections: [],
    caps: [],
  }));
}

function response({ level, fields, plannedOn, na }: FileAnswer): Answer['response'] {
  if (plannedOn !== undefined) return { kind: 'planned', on: plannedOn };
  if (na) return { kind: 'na' };
  return { kind: 'level', ...(level !== undefined && { level }), fields };
}

/** The same document is named once, even when several answers use it. */
function evidenceId(
  { slug, criteriaSet, attestedOn }: SelfAssessmentFile,
  { evidence }: FileAnswer,
  index: number,
): string {
  const words = canonicalize([slug, criteriaSet, attestedOn, evidence[index]])!;
  const hex = createHash('sha256').update(words).digest('hex');
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `8${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}

function descriptions(file: SelfAssessmentFile): EvidenceDescription[] {
  const all = file.answers.flatMap((answer) =>
    answer.evidence.map(({ title, url }, i) => ({
      id: evidenceId(file, answer, i),
      title,
      url: url ?? null,
      visibility: 'public' as const,
    })),
  );
  return [...new Map(all.map((one) => [one.id, one])).values()];
}

/** What was written then and what is asked now, without what the listing computes. */
function sameAs(before: AssessmentContent, file: SelfAssessmentFile, answers: Answer[]): boolean {
  const { criteriaSet, facts, attestedAt, signatory } = before.assessment;
  const named = (id: string) => {
    const found = before.evidence.get(id);
    return found && { title: found.title, url: found.url ?? null };
  };
  const asked = new Map(descriptions(file).map(({ id, title, url }) => [id, { title, url }]));
  const then = [
    criteriaSet,
    facts,
    dayOf(attestedAt),
    signatory,
    comparable(before.answers, criteriaSet, named),
  ];
  const now = [
    file.criteriaSet,
    file.facts,
    file.attestedOn,
    file.signatory,
    comparable(answers, criteriaSet, (id) => asked.get(id)),
  ];
  return canonicalize(then) === canonicalize(now);
}

function comparable(answers: Answer[], criteriaSet: string, named: (id: string) => unknown) {
  const computed = computedCriteria(criteriaSet);
  return answers
    .filter(({ criterion, evidence }) => !computed.has(criterion) || evidence.length > 0)
    .map(({ criterion, response, justification, evidence }) => ({
      criterion,
      response: computed.has(criterion) ? null : response,
      justification: justification ?? null,
      evidence: evidence
        .map(({ id, type, datedOn, endsOn }) =>
          canonicalize([named(id) ?? null, type, datedOn, endsOn ?? null]),
        )
        .sort(),
    }))
    .sort((a, b) => (a.criterion < b.criterion ? -1 : 1));
}
