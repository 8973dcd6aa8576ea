/** One answer, ready to be shown: what is said, how well it is proven, since when, by whom, and what has changed. */
import type { AnswerView, TierView } from '@gouvtech/domain';
import { TIER_LABELS } from '@gouvtech/domain/labels';
import {
  correctionOf,
  plannedWords,
  statementOf,
  worthOf,
  type Wording,
} from '@gouvtech/domain/words';
import { formatDate } from '#lib/format.ts';
import { stepOf, type BrokenProof } from '#lib/ui/proof.ts';
import { evidenceLine, findingOf, type EvidenceLine, type Finding } from './evidence.ts';
import { fieldLines, type FieldLine } from './fields.ts';

/** `until`: last day the step holds, where the documents below do not say it already. */
type ProofLine = {
  tier: TierView;
  by: string | null;
  on: string | null;
  until: string | null;
};
type StateLine = { mark: BrokenProof; word?: string; by: string };

export type AnswerItem = {
  id: string;
  title: string;
  blocking: boolean;
  /** blocking, applicable and not met */
  missing: boolean;
  /** CSS class of the left edge: the kind of line says the step of proof */
  edge: string;
  statement: string;
  remarks: string[];
  fields: FieldLine[];
  justification: string | null;
  /** null when there is nothing to prove: no answer, a plan, a claim not admitted */
  proof: ProofLine | null;
  states: StateLine[];
  evidence: EvidenceLine[];
  finding: Finding | null;
};

/** @param missing ids of the prerequisites that are missing */
export function answerItem(answer: AnswerView, missing: string[], wording: Wording): AnswerItem {
  const { rule, texts } = wording.criterion(answer.criterion);
  const states = statesOf(answer);
  const isMissing = missing.includes(answer.criterion);
  return {
    id: answer.criterion,
    title: texts.title,
    blocking: answer.blocking,
    missing: isMissing,
    edge: edgeOf(answer, isMissing, states),
    statement: statementOf(answer, wording),
    remarks: [correctionOf(answer), worthOf(answer)].filter((remark) => remark !== null),
    fields: fieldLines(rule, texts, answer.fields),
    justification: answer.justification,
    proof: proofOf(answer),
    states,
    evidence: answer.evidence.map(evidenceLine),
    finding: findingOf(answer),
  };
}

function proofOf(answer: AnswerView): ProofLine | null {
  if (answer.kind !== 'level') return null;
  const on =
    answer.proof === 'declared' ? answer.answeredOn : (answer.proofOn ?? answer.answeredOn);
  const told = answer.proof === 'declared' || answer.proof === 'documented';
  return {
    tier: answer.proof,
    by: authorOf(answer),
    on,
    until: told ? null : answer.proofUntil,
  };
}

function authorOf({ proof, proofBy }: AnswerView): string | null {
  if (!proofBy) return null;
  if (proof === 'audited') return `par ${proofBy}`;
  return proof === 'certified' ? `registre de l’émetteur, ${proofBy}` : proofBy;
}

/** States in the language of the lines; several may hold at once. */
export function statesOf(answer: AnswerView): StateLine[] {
  const states: StateLine[] = [];
  const { modifiedSinceAudit: modified, lapsed, contestedSince, plannedOn } = answer;
  if (modified)
    states.push({
      mark: 'modified',
      by: `réponse auditée le ${formatDate(modified.auditedOn)}, changée le ${formatDate(modified.changedOn)}`,
    });
  if (lapsed)
    states.push({
      mark: 'lapsed',
      word: 'Preuve expirée',
      by: `${feminine(lapsed.proof)} jusqu’au ${formatDate(lapsed.on)} ; la réponse redevient ${feminine(answer.proof)}`,
    });
  if (contestedSince)
    states.push({ mark: 'contested', by: `depuis le ${formatDate(contestedSince)}` });
  if (plannedOn) states.push({ mark: 'planned', by: plannedBy(answer, plannedOn) });
  return states;
}

const plannedBy = ({ reason }: AnswerView, day: string): string =>
  reason === 'plan-overdue' ? `pour le ${formatDate(day)}, date passée` : plannedWords(day);

/** Of an answer: « déclarée », « certifiée ». */
const feminine = (tier: TierView): string => `${TIER_LABELS[tier].name.toLowerCase()}e`;

function edgeOf(answer: AnswerView, missing: boolean, states: StateLine[]): string {
  if (missing) return 'ans-b';
  if (states.some(({ mark }) => mark !== 'planned')) return 'ans-w';
  return `ans-${answer.kind === 'level' ? stepOf(answer.proof) : 1}`;
}
