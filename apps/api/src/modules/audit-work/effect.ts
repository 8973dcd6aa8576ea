/** What the answers would be worth if the audit closed now, and what each possible verdict would change. */
import type { Criterion, Instant } from '@gouvtech/criteria';
import type { VerdictOutcome } from '@gouvtech/domain';
import { figuresOf } from '../assessments/index.ts';
import { standingWith, type AuditVerdict, type Standing } from '../audits/index.ts';
import { outcomesFor, valuesFor } from './verdict.ts';
import { verdictOn, type Work } from './work.ts';

export type Moment = {
  at: Instant;
  /** the vendor’s assessment is published and not stale */
  assessmentCurrent: boolean;
};

/** As the verdicts stand; drafts change nothing. */
export const standingNow = (
  { frozen, audit, verdicts }: Pick<Work, 'frozen' | 'audit' | 'verdicts'>,
  moment: Moment,
): Standing => standingWith(frozen, verdicts, { ...moment, scheme: audit.scheme });

export type Effect = {
  outcome: VerdictOutcome;
  value: number | null;
  theme: ReturnType<typeof figuresOf>;
  overall: ReturnType<typeof figuresOf>;
  level: number;
};

/**
 * The theme of a criterion without any verdict on it, then with each possible one, none being major. A proportional
 * scale has the adjustment already written, if any.
 */
export function effectsOf(work: Work, criterion: Criterion, moment: Moment) {
  const others = work.verdicts.filter((one) => one.criterion !== criterion.id);
  const written = verdictOn(work, criterion.id);
  const effectOf = (outcome: VerdictOutcome | null, value: number | null) => {
    const tried = outcome ? [...others, hypothetical(criterion.id, outcome, value)] : others;
    const { sheet, label } = standingNow({ ...work, verdicts: tried }, moment);
    const line = sheet.themes.find(({ theme }) => theme === criterion.theme)!;
    return { theme: figuresOf(line), overall: figuresOf(sheet.overall), level: label.level };
  };
  const adjusted =
    valuesFor(work, criterion) ?? (written?.value === null || !written ? [] : [written.value]);
  const effects: Effect[] = outcomesFor(work, criterion.id).flatMap((outcome) =>
    (outcome === 'adjusted' ? adjusted : [null]).map((value) => ({
      ...{ outcome, value },
      ...effectOf(outcome, value),
    })),
  );
  return { without: effectOf(null, null), effects };
}

const hypothetical = (
  criterion: string,
  outcome: VerdictOutcome,
  value: number | null,
): AuditVerdict => ({
  ...{ criterion, outcome, value, version: 0, draft: false, methods: [], severity: 'none' },
  ...{ finding: '', note: '', evidenceIds: [], writtenBy: null, writtenByName: null },
  ...{ writtenAt: '', reply: null, replyEvidenceIds: [], repliedByName: null, repliedAt: null },
});
