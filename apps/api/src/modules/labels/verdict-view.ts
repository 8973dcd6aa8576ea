/** Verdicts beside the answers they are about, which stay as the vendor wrote them. */
import { dayOf } from '@gouvtech/criteria';
import type { AuditVerdict, Frozen } from '../audits/index.ts';
import type { LabelVerdict } from './schemas.ts';

/** Those given, drafts left out, in the order of the set. Notes of the team are never shown. */
export function verdictViews(frozen: Frozen, verdicts: readonly AuditVerdict[]): LabelVerdict[] {
  const given = new Map(verdicts.map((one) => [one.criterion, one]));
  const scores = new Map(frozen.sheet.criteria.map((one) => [one.id, one]));
  const answers = new Map(frozen.answers.map((one) => [one.criterion, one]));
  return frozen.set.criteria.flatMap(({ id, theme, blocking }): LabelVerdict[] => {
    const verdict = given.get(id);
    if (!verdict?.outcome || verdict.draft) return [];
    const score = scores.get(id);
    const answer = answers.get(id);
    const declared = score?.declaredValue ?? 0;
    return [
      {
        ...{ criterion: id, theme, blocking, outcome: verdict.outcome },
        answer: answer
          ? {
              kind: answer.response.kind,
              level: score?.level ?? null,
              value: declared,
              plannedOn: answer.response.kind === 'planned' ? answer.response.on : null,
              justification: answer.justification ?? null,
              fields: answer.response.kind === 'level' ? answer.response.fields : {},
            }
          : null,
        value: retained(verdict, declared),
        methods: verdict.methods,
        severity: verdict.severity,
        finding: verdict.finding,
        evidence: verdict.evidenceIds.length,
        reply: verdict.reply,
        repliedOn: verdict.repliedAt && dayOf(verdict.repliedAt),
      },
    ];
  });
}

/** What the audit says the answer is worth; null when it says nothing of it. */
function retained({ outcome, value }: AuditVerdict, declared: number): number | null {
  if (outcome === 'confirmed') return declared;
  if (outcome === 'adjusted') return value ?? 0;
  return outcome === 'refuted' || outcome === 'na_rejected' ? 0 : null;
}
