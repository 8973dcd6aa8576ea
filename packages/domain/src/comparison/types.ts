import type { CriterionId } from '@gouvtech/criteria';
import type { Day } from '../listing.ts';
import type { AnswerView, ScoreView, SolutionDocument, TierView } from '../view.ts';

/** Limits of one comparison: solutions side by side, names read in an address, characters of that address. */
export const COMPARED_MAX = 5;
export const ASKED_MAX = 50;
export const ASKED_LENGTH_MAX = 2000;

/** What a comparison keeps of an answer: no document. `fields` holds only the figure of a proportional scale. */
export const COMPARED_ANSWER_MEMBERS = [
  'applicable',
  'reason',
  'kind',
  'level',
  'value',
  'fields',
  'justification',
  'plannedOn',
  'proof',
  'proofOn',
  'lapsed',
  'modifiedSinceAudit',
  'contestedSince',
  'answeredOn',
] as const satisfies (keyof AnswerView)[];
export type ComparedAnswer = Pick<AnswerView, (typeof COMPARED_ANSWER_MEMBERS)[number]>;

/** What a comparison keeps of a solution, beside its answers. */
export const COMPARED_MEMBERS = [
  'slug',
  'name',
  'status',
  'demonstration',
  'vendor',
  'source',
  'sourceId',
  'importedOn',
  'domains',
  'audiences',
  'deployments',
  'licence',
  'openSource',
  'location',
  'hosting',
  'price',
  'prices',
  'channelDetails',
  'references',
  'version',
  'publishedOn',
  'contestedSince',
  'updatedOn',
  'labels',
  'facts',
  'assessment',
  'themes',
] as const satisfies (keyof SolutionDocument)[];
export type ComparedSolution = Pick<SolutionDocument, (typeof COMPARED_MEMBERS)[number]> & {
  /** empty without a public assessment */
  answers: Record<CriterionId, ComparedAnswer>;
};

/** Why a solution that was asked for is not in the comparison. */
export const LEFT_OUT_REASONS = ['unknown', 'ended', 'duplicate', 'too-many'] as const;
export type LeftOut = {
  slug: string;
  reason: (typeof LEFT_OUT_REASONS)[number];
  /** in French, for a person */
  message: string;
};

export type Comparison = {
  /** versions of the référentiel the solutions answer, oldest first */
  criteriaSets: string[];
  /** criteria that mean the same in all of them; empty when no solution is assessed */
  commonCore: CriterionId[];
  solutions: ComparedSolution[];
  problems: LeftOut[];
};

export type CellState = {
  mark: 'contested' | 'modified' | 'lapsed';
  on: Day;
  /** the whole sentence, for an export */
  text: string;
};

export type Cell = {
  text: string;
  /** how well it is proven, or why there is nothing to prove; null when nobody declared anything */
  mark: TierView | 'na' | 'planned' | null;
  /** day of the mark */
  on: Day | null;
  states: CellState[];
  /** what an audit, a dispute or time makes it worth, when that differs from what it says */
  remark: string | null;
  /** a prerequisite that is not met */
  missing: boolean;
  score:
    | (Pick<ScoreView, 'declared' | 'checked' | 'audited' | 'completeness'> & {
        /** answers not given */
        missing: number;
      })
    | null;
  /** nothing to set against the others: no assessment, or one of another version */
  blank: boolean;
};

export type Row = {
  /** criterion id, or the name of a fact */
  id: string;
  label: string;
  kind: 'score' | 'prerequisites' | 'fact' | 'criterion';
  /** a criterion that is a prerequisite */
  blocking: boolean;
  /** one for each solution, in their order */
  cells: Cell[];
  /** two solutions at least say, prove or flag something else; dates are left aside */
  differs: boolean;
};

export type Section = {
  id: string;
  title: string;
  kind: 'scores' | 'facts' | 'profile' | 'theme' | 'identity';
  rows: Row[];
};
