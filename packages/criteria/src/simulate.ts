/** What a version announced would change for one assessment, if it counted now: a pure function, nothing is written. */
import { migrateAlong, type MigrationStep } from './migrate.ts';
import { score } from './score.ts';
import type {
  Answer,
  BasisPoints,
  CriteriaSet,
  CriterionId,
  Facts,
  Instant,
  ScoreLine,
  ScoreSheet,
  ThemeId,
} from './types.ts';

/** Basis points; all four are null when nothing applies. */
export type Scores = Record<'declared' | 'checked' | 'audited' | 'assured', BasisPoints | null>;

export type Change = {
  before: Scores;
  /** answers carried over as they are: those to confirm count as unanswered */
  after: Scores;
  /** once the vendor has confirmed what is to confirm, and nothing else */
  confirmed: Scores;
};

export type Simulation = {
  from: string;
  to: string;
  asOf: Instant;
  overall: Change;
  themes: (Change & { theme: ThemeId })[];
  prerequisites: {
    before: CriterionId[];
    after: CriterionId[];
    /** missing before, no longer */
    won: CriterionId[];
    /** missing after, not before */
    lost: CriterionId[];
  };
  /** criteria that apply and are to answer or to confirm again, in the order of the new version */
  toAnswer: MigrationStep[];
  /** answers that nothing takes over */
  archived: CriterionId[];
};

/** @param versions from the one that was answered to the one announced */
export function simulate(
  answers: Answer[],
  facts: Facts,
  versions: [CriteriaSet, ...CriteriaSet[]],
  asOf: Instant,
): Simulation {
  const [from] = versions;
  const to = versions.at(-1) ?? from;
  const migration = migrateAlong(answers, facts, versions, asOf);
  const confirmed = migration.answers.map((answer) => ({ ...answer, toConfirm: false }));
  const [before, after, then] = [
    score(answers, facts, from, asOf),
    score(migration.answers, facts, to, asOf),
    score(confirmed, facts, to, asOf),
  ];
  const applicable = new Set(after.criteria.flatMap((one) => (one.applicable ? [one.id] : [])));
  const [missing, stillMissing] = [before.missingPrerequisites, after.missingPrerequisites];
  return {
    from: from.version,
    to: to.version,
    asOf,
    overall: {
      before: scoresOf(before.overall),
      after: scoresOf(after.overall),
      confirmed: scoresOf(then.overall),
    },
    themes: to.themes.map(({ id }) => ({
      theme: id,
      before: themeOf(before, id),
      after: themeOf(after, id),
      confirmed: themeOf(then, id),
    })),
    prerequisites: {
      before: missing,
      after: stillMissing,
      won: missing.filter((id) => !stillMissing.includes(id)),
      lost: stillMissing.filter((id) => !missing.includes(id)),
    },
    toAnswer: migration.steps.filter(
      ({ criterion, outcome }) => outcome !== 'kept' && applicable.has(criterion),
    ),
    archived: migration.archived.map(({ criterion }) => criterion),
  };
}

const NONE: Scores = { declared: null, checked: null, audited: null, assured: null };

const scoresOf = ({ declared, checked, audited, assured }: ScoreLine): Scores => ({
  declared,
  checked,
  audited,
  assured,
});

function themeOf(sheet: ScoreSheet, theme: ThemeId): Scores {
  const line = sheet.themes.find((one) => one.theme === theme);
  return line ? scoresOf(line) : NONE;
}
