/** The audit criterion by criterion: the table of verdicts, and one criterion with what its verdict would change. */
import { TIERS, evidenceUntil, type Criterion, type Instant } from '@gouvtech/criteria';
import type { AuditMethod, Severity, VerdictOutcome } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { tagOf } from '../../contract/if-match.ts';
import { figuresOf } from '../assessments/index.ts';
import type { AuditVerdict } from '../audits/index.ts';
import { effectsOf, standingNow, type Moment } from './effect.ts';
import type { PieceRow } from './repository.ts';
import { evidenceOf, isProportional, outcomesFor, valuesFor } from './verdict.ts';
import { headerOf, labelView, overallView } from './view-header.ts';
import { answerInShort, fieldLines, kindOf, titleOf, wordingOfWork } from './words.ts';
import { criteriaOf, missingOf, verdictOn, type Work } from './work.ts';

/** The tag of a verdict, or of its absence: what is written again after a draft was thrown away differs. */
export const etagOf = (verdict: AuditVerdict | null): string =>
  tagOf(verdict && [verdict.version, verdict.writtenAt, verdict.writtenBy]);

/** As the team reads it, its note included. */
export const verdictView = (one: AuditVerdict) => ({
  ...{ draft: one.draft, outcome: one.outcome as VerdictOutcome | null, value: one.value },
  methods: one.methods as AuditMethod[],
  severity: one.severity as Severity | null,
  ...{ finding: one.finding, note: one.note, evidenceIds: one.evidenceIds },
  ...{ writtenBy: one.writtenByName, writtenAt: one.writtenAt, version: one.version },
  etag: etagOf(one),
});

/** Every criterion that may get a verdict, by theme, and what the audit is worth so far. */
export function listView(work: Work, actor: Person, moment: Moment) {
  const standing = standingNow(work, moment);
  const criteria = criteriaOf(work).map((criterion) => lineOf(work, criterion));
  const themes = work.frozen.set.themes.flatMap(({ id: theme }) => {
    const own = criteria.filter((one) => one.theme === theme);
    const required = own.filter((one) => one.required);
    const line = standing.sheet.themes.find((one) => one.theme === theme)!;
    return own.length === 0
      ? []
      : [
          {
            theme,
            required: required.length,
            given: required.filter(({ state }) => state === 'given').length,
            drafts: required.filter(({ state }) => state === 'draft').length,
            score: figuresOf(line),
          },
        ];
  });
  return {
    audit: headerOf(work, actor, moment.at),
    overall: overallView(standing),
    label: labelView(work, standing),
    ...{ themes, criteria },
  };
}

type State = 'given' | 'draft' | 'missing';
const stateOf = (verdict: AuditVerdict | null): State =>
  verdict === null ? 'missing' : verdict.draft ? 'draft' : 'given';

function lineOf(work: Work, { id, theme, blocking, weight }: Criterion) {
  const verdict = verdictOn(work, id);
  const score = work.scores.get(id)!;
  return {
    ...{ id, theme, blocking, weight, title: titleOf(work, id) },
    required: work.required.includes(id),
    answer: {
      kind: kindOf(work, id),
      statement: answerInShort(work, id),
      declaredValue: score.declaredValue,
      proof: TIERS[score.tier],
    },
    state: stateOf(verdict),
    outcome: verdict?.outcome ?? null,
    value: verdict?.value ?? null,
    severity: verdict?.severity ?? null,
    replied: verdict?.reply !== null && verdict !== null,
  };
}

/** One criterion: the frozen answer, its proofs, its verdict, and what each possible verdict would change. */
export function criterionView(
  work: Work,
  actor: Person,
  criterion: Criterion,
  { moment, pieces }: { moment: Moment; pieces: PieceRow[] },
) {
  const { id } = criterion;
  const { texts } = wordingOfWork(work).criterion(id);
  const score = work.scores.get(id)!;
  const answer = work.answers.get(id);
  const verdict = verdictOn(work, id);
  const line = lineOf(work, criterion);
  return {
    audit: headerOf(work, actor, moment.at),
    criterion: { ...line, question: texts.question },
    answer: {
      ...line.answer,
      revision: answer?.revision ?? 0,
      answeredAt: answer?.answeredAt ?? null,
      fields: fieldLines(work, id),
      justification: answer?.justification ?? null,
      proofSince: score.tierSince,
    },
    scale: criterion.levels.map(({ key, value }) => ({ value, anchor: texts.anchors[key] ?? key })),
    evidence: pieceViews(work, criterion, pieces, moment.at),
    verdict: verdict && verdictView(verdict),
    reply: replyView(verdict),
    etag: etagOf(verdict),
    outcomes: [...outcomesFor(work, id)],
    values: outcomesFor(work, id).includes('adjusted') ? valuesFor(work, criterion) : [],
    proportional: isProportional(criterion),
    ...effectsOf(work, criterion, moment),
    label: labelView(work, standingNow(work, moment)),
    theme: criteriaOf(work)
      .filter(({ theme }) => theme === criterion.theme)
      .map((one) => lineOf(work, one))
      .map(({ id: own, state, required, outcome }) => ({ id: own, state, required, outcome })),
    ...neighbours(work, id),
  };
}

/** What the vendor replied; null: nothing. */
export const replyView = (verdict: AuditVerdict | null) =>
  verdict?.reply === null || !verdict
    ? null
    : {
        text: verdict.reply,
        by: verdict.repliedByName,
        at: verdict.repliedAt,
        evidenceIds: verdict.replyEvidenceIds,
      };

/** Required criteria around this one; `todo` is the next that has no verdict given, after the last the first. */
function neighbours(work: Work, id: string) {
  const order = criteriaOf(work).map((one) => one.id);
  const here = order.indexOf(id);
  const required = order.filter((one) => work.required.includes(one));
  const missing = missingOf(work).filter((one) => one !== id);
  return {
    previous: required.findLast((one) => order.indexOf(one) < here) ?? null,
    next: required.find((one) => order.indexOf(one) > here) ?? null,
    todo: missing.find((one) => order.indexOf(one) > here) ?? missing[0] ?? null,
  };
}

/** Pieces of the frozen answer, then those the vendor replied with. */
export function pieceViews(work: Work, criterion: Criterion, pieces: PieceRow[], at: Instant) {
  const known = new Map(pieces.map((piece) => [piece.id, piece]));
  const { answer, replies } = evidenceOf(work, criterion.id);
  const frozen = work.answers.get(criterion.id)?.evidence ?? [];
  return [...answer, ...replies].flatMap((id) => {
    const piece = known.get(id);
    if (!piece) return [];
    const joined = frozen.find((one) => one.id === id);
    const { file, ...about } = piece;
    const validUntil = joined ? evidenceUntil(criterion, joined) : null;
    return [
      {
        ...about,
        from: joined ? ('answer' as const) : ('reply' as const),
        validUntil,
        expired: validUntil !== null && validUntil < at.slice(0, 10),
        file: file && {
          ...{ name: file.name, size: file.size, mediaType: file.mediaType, scan: file.scan },
          href: `/api/v1/evidence/${id}/file`,
          /** null for a piece that was not frozen */
          sameAsFrozen: work.frozen.files[id] ? work.frozen.files[id] === file.sha256 : null,
        },
      },
    ];
  });
}
