/** The rounds of assessment of one solution that were public one day, and what each said at a given instant. */
import { sql } from 'drizzle-orm';
import type { Answer, Instant } from '@gouvtech/criteria';
import { rows, toInstant, type Db } from '../database.ts';
import { answersAt } from './answers-at.ts';
import { loadAnswers } from './answers.ts';
import {
  ASSESSMENT_COLUMNS,
  toAssessment,
  type AssessmentContent,
  type AssessmentRow,
} from './assessment.ts';

type Round = ReturnType<typeof toAssessment> & { publicAt: Instant };
type Snapshot = { kind: string; asOf: Instant; answers: Answer[] };

/** `withdrawn`: the round public then was later withdrawn or invalidated, so its figures are no longer shown. */
export type PublicRound =
  { content: AssessmentContent } | { content: null; absence: 'not-assessed' | 'withdrawn' };

/**
 * Which round was public at each instant, with what was known then: the attestation in force, and the answers as they
 * stood. Proofs, checks and verdicts keep their own dates, which the engine reads.
 */
export async function loadRoundsAt(
  db: Db,
  solutionId: string,
  instants: Instant[],
): Promise<PublicRound[]> {
  const rounds = await publicRounds(db, solutionId);
  const chosen = instants.map((instant) => rounds.findLast(({ publicAt }) => publicAt <= instant));
  const ids = [...new Set(chosen.flatMap((round) => (round && isShown(round) ? round.id : [])))];
  if (ids.length === 0) return chosen.map((round) => nothing(round));
  const contents = await loadAnswers(db, ids);
  const edited = ids.filter((id) =>
    contents
      .get(id)!
      .answers.some(
        ({ answeredAt }) => answeredAt > rounds.find((round) => round.id === id)!.publicAt,
      ),
  );
  const snapshots = await loadSnapshots(db, ids, edited);
  return instants.map((instant, index) => {
    const round = chosen[index];
    if (!round || !isShown(round)) return nothing(round);
    const { publicAt: _, ...assessment } = round;
    const { answers, ...rest } = contents.get(round.id)!;
    const past = (snapshots.get(round.id) ?? []).filter(({ asOf }) => asOf <= instant);
    const attestedAt = past.findLast(({ kind }) => kind === 'attestation')?.asOf;
    return {
      content: {
        ...rest,
        assessment: { ...assessment, attestedAt: attestedAt ?? assessment.attestedAt },
        answers: answersAt(answers, past.at(-1)?.answers ?? [], instant),
      },
    };
  });
}

const isShown = ({ status }: Round): boolean => status !== 'withdrawn' && status !== 'invalidated';

const nothing = (round: Round | undefined): PublicRound => ({
  content: null,
  absence: round ? 'withdrawn' : 'not-assessed',
});

/** Oldest first. */
async function publicRounds(db: Db, solutionId: string): Promise<Round[]> {
  const found = await rows<AssessmentRow>(
    db,
    sql`select ${ASSESSMENT_COLUMNS} from assessment
        where solution_id = ${solutionId} and status not in ('draft', 'attested') and attested_at is not null
        order by coalesce(published_at, attested_at), created_at`,
  );
  return found.map(toAssessment).map((round) => ({
    ...round,
    publicAt: round.publishedAt ?? round.attestedAt,
  }));
}

/** @param edited rounds whose answers changed since: only their snapshots are read whole */
async function loadSnapshots(
  db: Db,
  ids: string[],
  edited: string[],
): Promise<Map<string, Snapshot[]>> {
  const found = await rows<{ id: string; kind: string; at: string; content: string | null }>(
    db,
    sql`select assessment_id id, kind, as_of at,
          case when assessment_id = any(${sql.param(edited)}::uuid[]) then content end content
        from snapshot where assessment_id = any(${sql.param(ids)}::uuid[]) order by as_of`,
  );
  const snapshots = found.map(({ id, kind, at, content }) => ({
    id,
    kind,
    asOf: toInstant(at),
    answers: content ? (JSON.parse(content) as { answers: Answer[] }).answers : [],
  }));
  return Map.groupBy(snapshots, ({ id }) => id);
}
