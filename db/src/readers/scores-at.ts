import { sql } from 'drizzle-orm';
import type { Instant, ScoreSheet } from '@gouvtech/criteria';
import type { AssessmentSummary, ThemeScoreView } from '@gouvtech/domain';
import { rows, toInstant, type Db } from '../database.ts';
import { assessmentState } from '../read-model/assessment-state.ts';
import { assessmentSummary, themeViews } from '../read-model/score-view.ts';
import { loadRoundsAt } from './rounds.ts';

export type ScoresAt = {
  asOf: Instant;
  /** why there are no scores; null when there are */
  absence: 'not-assessed' | 'withdrawn' | null;
  assessment: AssessmentSummary | null;
  /** empty once the assessment had expired */
  themes: ThemeScoreView[];
  sheet: ScoreSheet | null;
};

/**
 * The scores of one solution as the public could read them at each instant, computed again by the engine from the
 * round public then and the events dated until then (evaluation model 1.6 and 1.8). A fixed number of statements.
 */
export async function loadScoresAt(
  db: Db,
  solutionId: string,
  instants: Instant[],
): Promise<ScoresAt[]> {
  const rounds = await loadRoundsAt(db, solutionId, instants);
  const disputes = await loadDisputes(db, solutionId);
  return rounds.map((round, index) => {
    const asOf = instants[index]!;
    if (!round.content)
      return { asOf, absence: round.absence, assessment: null, themes: [], sheet: null };
    const state = assessmentState(round.content, asOf);
    const open = disputes.filter(({ from, until }) => from <= asOf && !(until && until <= asOf));
    const contested = open.map(({ criterion, from }) => ({ criterion, publicSince: from }));
    return {
      asOf,
      absence: null,
      assessment: assessmentSummary(state, contested),
      themes: themeViews(state, contested),
      sheet: state.sheet,
    };
  });
}

async function loadDisputes(db: Db, solutionId: string) {
  const found = await rows<{ criterion: string | null; from: string; until: string | null }>(
    db,
    sql`select criterion, public_since "from", closed_at "until" from dispute
        where solution_id = ${solutionId} and public_since is not null order by public_since, id`,
  );
  return found.map(({ criterion, from, until }) => ({
    criterion,
    from: toInstant(from),
    until: until && toInstant(until),
  }));
}
