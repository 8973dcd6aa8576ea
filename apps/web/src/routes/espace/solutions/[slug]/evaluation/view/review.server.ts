/** What staff decided and asks, in French, at its criterion. */
import { loadSet } from '@gouvtech/criteria';
import { criterionTexts } from '@gouvtech/criteria/texts';
import type { components } from '@gouvtech/api-client';
import type { VendorAssessment } from '../calls.server.ts';

type Decision = components['schemas']['StaffDecision'];

export type DecisionLine = {
  kind: Decision['kind'];
  words: string;
  piece: string | null;
  reason: string | null;
  at: string;
  /** asks the vendor for something */
  toAct: boolean;
};

const WORDS: Record<Decision['kind'], string> = {
  'evidence-checked': 'Preuve contrôlée par la modération',
  'evidence-certified': 'Certificat retrouvé à son registre',
  'evidence-refused': 'Preuve refusée par la modération',
  'na-accepted': '«\u00a0Sans objet\u00a0» accepté',
  'na-refused': '«\u00a0Sans objet\u00a0» refusé',
  correction: 'Correction acceptée',
};
const TO_ACT: Decision['kind'][] = ['evidence-refused', 'na-refused'];

export const decisionLine = ({ kind, piece, reason, at }: Decision): DecisionLine => ({
  kind,
  words: WORDS[kind],
  piece,
  reason,
  at,
  toAct: TO_ACT.includes(kind),
});

/** Null when staff said nothing. */
export function reviewOf({ review, decisions, open, published }: VendorAssessment, root: string) {
  if (!review && decisions.length === 0) return null;
  const version = open?.criteriaSet ?? published?.criteriaSet;
  const theme = (id: string) =>
    loadSet(version ?? '2026.1').criteria.find((one) => one.id === id)?.theme;
  const place = (id: string) => ({
    id,
    title: criterionTexts(id, version).title,
    href: open && theme(id) ? `${root}/${theme(id)}#${id}` : null,
  });
  const ids = [...new Set(decisions.map(({ criterion }) => criterion))];
  return {
    reason: review?.reason ?? null,
    requests: (review?.requests ?? []).map(({ path, message }) => ({ ...place(path), message })),
    criteria: ids.map((id) => ({
      ...place(id),
      lines: decisions.filter(({ criterion }) => criterion === id).map(decisionLine),
    })),
  };
}
