/** One answer in a cell: the words of its level, the mark, the day, and what no longer holds. */
import type { CriterionId } from '@gouvtech/criteria';
import { capital, formatDate } from '../format.ts';
import { TIER_LABELS } from '../labels.ts';
import { correctionOf, notApplicableReason, statementOf, type Wording } from '../words.ts';
import { blank, saying } from './cell.ts';
import type { Cell, CellState, ComparedAnswer, ComparedSolution } from './types.ts';

export const NOT_ASSESSED = 'Non évaluée';

/** @param wording of the version this solution answers */
export function answerCell(
  solution: ComparedSolution,
  criterion: CriterionId,
  wording: Wording | null,
): Cell {
  const answer = solution.answers[criterion];
  if (!answer || !wording) return blank(NOT_ASSESSED);
  const named = { ...answer, criterion };
  if (!answer.applicable)
    return saying(capital(notApplicableReason(named, solution.facts, wording)), { mark: 'na' });
  return saying(statementOf(named, wording), {
    ...markOf(answer),
    states: statesOf(answer),
    remark: correctionOf(answer),
    missing: solution.assessment?.missingPrerequisites.includes(criterion) ?? false,
  });
}

function markOf({ kind, plannedOn, proof, proofOn, answeredOn }: ComparedAnswer) {
  if (kind === 'planned') return { mark: 'planned' as const, on: plannedOn };
  if (kind !== 'level') return { mark: null, on: null };
  return { mark: proof, on: proof === 'declared' ? answeredOn : (proofOn ?? answeredOn) };
}

function statesOf({ lapsed, modifiedSinceAudit, contestedSince }: ComparedAnswer): CellState[] {
  const states: CellState[] = [];
  if (modifiedSinceAudit) {
    const on = modifiedSinceAudit.changedOn;
    states.push({ mark: 'modified', on, text: `Modifié depuis l’audit, le ${formatDate(on)}` });
  }
  if (lapsed) {
    const proof = TIER_LABELS[lapsed.proof].name.toLowerCase();
    const text = `Preuve expirée\u00a0: ${proof} jusqu’au ${formatDate(lapsed.on)}`;
    states.push({ mark: 'lapsed', on: lapsed.on, text });
  }
  if (contestedSince) {
    const text = `Contesté depuis le ${formatDate(contestedSince)}`;
    states.push({ mark: 'contested', on: contestedSince, text });
  }
  return states;
}
