export { assessmentComponents } from './schemas.ts';
export { AnswerResponse } from './schemas/answer.ts';
export { RoundState } from './schemas/overview.ts';
export { figures } from './schemas/score.ts';
export { assessmentRoutes } from './routes.ts';
export { assessmentUseCases } from './usecases.ts';
export { publishAttested, publishByHand } from './publish.ts';
export { closeAlerts } from './alert-repository.ts';
export { runAssessmentClock, type ClockRun } from './clock.ts';
export { assessmentObject } from './access.ts';
export { setRound } from './attest-repository.ts';
export {
  findPublicBefore,
  findRounds,
  lockRounds,
  type RoundRow,
  type SolutionRounds,
} from './round-repository.ts';
export { sameContent } from './same-content.ts';
export { effective } from './status.ts';
export { checkedSummary } from './texts.ts';
export { figuresOf } from './views/score.ts';
export { recordRemovedProof } from './lowering.ts';
export { guarded, unguarded } from './files/formula.ts';
export { readCsv, readOds, UnreadableTable, type Row } from './files/read-table.ts';
