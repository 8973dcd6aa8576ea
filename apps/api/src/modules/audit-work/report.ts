/** The draft report as data: what the vendor reads and replies to. Notes and drafts stay with the team. */
import { TIERS } from '@gouvtech/criteria';
import { SEVERITIES, VERDICT_OUTCOMES, type AuditMethod, type Severity } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { figuresOf } from '../assessments/index.ts';
import { standingNow, type Moment } from './effect.ts';
import type { PieceRow } from './repository.ts';
import { replyView } from './view.ts';
import { headerOf, labelView, overallView } from './view-header.ts';
import { answerInShort, kindOf, titleOf } from './words.ts';
import { criteriaOf, verdictOn, type Work } from './work.ts';

/** Verdicts given, in the order of the set. @param pieces those of `piecesOfReport` */
export function reportView(work: Work, actor: Person, moment: Moment, pieces: PieceRow[]) {
  const standing = standingNow(work, moment);
  const known = new Map(pieces.map(({ id, title }) => [id, title]));
  const titles = (ids: readonly string[]) =>
    ids.map((id) => ({ id, title: known.get(id) ?? 'Pièce retirée' }));
  const criteria = criteriaOf(work).flatMap(({ id, theme, blocking }) => {
    const verdict = verdictOn(work, id);
    if (!verdict?.outcome || verdict.draft) return [];
    const score = work.scores.get(id)!;
    const reply = replyView(verdict);
    return [
      {
        ...{ id, theme, blocking, title: titleOf(work, id) },
        answer: {
          kind: kindOf(work, id),
          statement: answerInShort(work, id),
          declaredValue: score.declaredValue,
          proof: TIERS[score.tier],
        },
        outcome: verdict.outcome,
        value: verdict.value,
        methods: verdict.methods as AuditMethod[],
        severity: (verdict.severity ?? 'none') as Severity,
        finding: verdict.finding,
        evidence: titles(verdict.evidenceIds),
        reply: reply && { ...reply, evidence: titles(reply.evidenceIds) },
      },
    ];
  });
  const count = <T extends string>(keys: readonly T[], of: (one: (typeof criteria)[number]) => T) =>
    Object.fromEntries(
      keys.map((key) => [key, criteria.filter((one) => of(one) === key).length]),
    ) as Record<T, number>;
  const header = headerOf(work, actor, moment.at);
  return {
    audit: { ...header, missing: header.missing.length },
    overall: overallView(standing),
    themes: standing.sheet.themes
      .filter(({ theme }) => criteriaOf(work).some((one) => one.theme === theme))
      .map((line) => ({ theme: line.theme, score: figuresOf(line) })),
    label: labelView(work, standing),
    outcomes: count(VERDICT_OUTCOMES, ({ outcome }) => outcome),
    severities: count(SEVERITIES, ({ severity }) => severity),
    criteria,
  };
}

/** Every piece the report names. */
export const piecesOfReport = ({ verdicts }: Work): string[] =>
  verdicts.flatMap(({ evidenceIds, replyEvidenceIds }) => [...evidenceIds, ...replyEvidenceIds]);
