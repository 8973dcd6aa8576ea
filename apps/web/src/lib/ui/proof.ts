import { TIER_LABELS } from '@gouvtech/domain/labels';
import type { TierView } from '@gouvtech/domain';

/** Broken lines, in the same language as the five steps. */
export type BrokenProof = 'lapsed' | 'contested' | 'modified' | 'na' | 'planned';
export type Mark = TierView | BrokenProof;

const BROKEN: Record<BrokenProof, { word: string; line: string }> = {
  lapsed: { word: 'Expiré', line: 'pv-old' },
  contested: { word: 'Contesté', line: 'pv-wave' },
  modified: { word: 'Modifié depuis l’audit', line: 'pv-cut' },
  na: { word: 'Sans objet', line: 'pv-na' },
  planned: { word: 'Prévu', line: 'pv-plan' },
};

/** The five steps in order, weakest first: position + 1 is the number the legend prints. */
export const PROOF_STEPS = Object.keys(TIER_LABELS) as TierView[];

/** 1 to 5, the suffix of the classes `pv-`, `fl-` and `ans-`. */
export const stepOf = (tier: TierView): number => PROOF_STEPS.indexOf(tier) + 1;

const isBroken = (mark: Mark): mark is BrokenProof => mark in BROKEN;

/** Word and CSS class of a mark. */
export function drawingOf(mark: Mark): { word: string; line: string } {
  return isBroken(mark)
    ? BROKEN[mark]
    : { word: TIER_LABELS[mark].name, line: `pv-${stepOf(mark)}` };
}
