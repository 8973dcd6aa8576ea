/** What a decision says, judged against what was computed: a level is never chosen above it. */
import type { Day, Instant, LabelResult } from '@gouvtech/criteria';
import { invalid, invalidInput } from '../../contract/problem-error.ts';
import { type AuditRow, levelName, obstacleSentence } from '../audits/index.ts';
import type { Examined } from './examined.ts';
import { demandedText, startOfLabel, textOf } from './inputs.ts';
import type { DecisionInput } from './schemas.ts';

export type Judged = {
  outcome: DecisionInput['outcome'];
  /** of a label granted; 0 otherwise */
  level: LabelResult['level'];
  reason: string | null;
  /** public */
  conditions: string;
  validFrom: Day;
};

/** @throws ProblemError naming every field that is wrong, and why */
export function judgeDecision(
  audit: AuditRow,
  { label, frozen }: Pick<Examined, 'label' | 'frozen'>,
  input: DecisionInput,
  at: Instant,
): Judged {
  demandKind(audit, input);
  const { outcome } = input;
  const level = outcome === 'granted' ? (input.level ?? label.level) : 0;
  if (outcome === 'granted') demandLevel(level, audit, { label, frozen });
  const lower = outcome === 'granted' && level < label.level;
  const reason = reasonOf(input, lower);
  const conditions = textOf('conditions', input.conditions ?? '');
  return {
    ...{ outcome, reason },
    level: level as LabelResult['level'],
    conditions: lower ? withReserve(conditions, label.level, reason!) : conditions,
    validFrom: startOfLabel(input.validFrom, at),
  };
}

function demandKind({ kind }: AuditRow, { outcome, level, validFrom }: DecisionInput): void {
  const full = outcome === 'granted' || outcome === 'refused';
  if (full !== (kind === 'full'))
    throw invalid(
      'outcome',
      kind === 'full'
        ? 'Un audit complet accorde un label ou le refuse.'
        : 'Une surveillance est réussie ou échoue : elle n’accorde pas de label.',
    );
  if (outcome === 'granted') return;
  const extra = [
    ...(level === undefined || level === 0 ? [] : [{ path: 'level' }]),
    ...(validFrom === undefined ? [] : [{ path: 'validFrom' }]),
  ];
  if (extra.length > 0)
    throw invalidInput(
      extra.map((one) => ({
        ...one,
        message: 'Cette décision n’accorde pas de label : laissez ce champ vide.',
      })),
    );
}

function demandLevel(
  level: number,
  audit: AuditRow,
  { label, frozen }: Pick<Examined, 'label' | 'frozen'>,
): void {
  if (label.level === 0) {
    const about = { set: frozen.set.version, scheme: audit.scheme };
    const why = label.obstacles.map((one) => obstacleSentence(one, about)).join(' ');
    throw invalid(
      'level',
      `Les réponses auditées ne permettent aucun niveau, le label ne peut pas être accordé. ${why}`,
    );
  }
  if (level > label.level)
    throw invalid(
      'level',
      `Le niveau calculé est « ${levelName(label.level)} » (${label.level}) : un niveau se calcule, il ne peut pas être dépassé.`,
    );
  if (level === 0) throw invalid('level', 'Choisissez un niveau, ou refusez le label.');
}

function reasonOf({ outcome, reason = '' }: DecisionInput, lower: boolean): string | null {
  if (outcome === 'refused') return demandedText('reason', reason, 'Donnez le motif du refus');
  if (outcome === 'failed')
    return demandedText('reason', reason, 'Donnez le motif de l’échec, qui est public');
  if (lower)
    return demandedText(
      'reason',
      reason,
      'Dites pourquoi le niveau accordé est inférieur au niveau calculé ; ce motif est public',
    );
  return textOf('reason', reason) || null;
}

/** Why a label is below what was computed is public with its conditions, as long as it lasts. */
const withReserve = (conditions: string, computed: number, reason: string): string =>
  [
    conditions,
    `Le niveau calculé est « ${levelName(computed)} » ; le labellisateur accorde un niveau inférieur. ${reason}`,
  ]
    .filter(Boolean)
    .join('\n\n');
