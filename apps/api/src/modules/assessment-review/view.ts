/** A round as the moderator who reviews it reads it: what changed, criterion by criterion, with its proofs beside. */
import {
  dayOf,
  evidenceUntil,
  type Answer,
  type Criterion,
  type Evidence,
} from '@gouvtech/criteria';
import type { FieldProblem } from '@gouvtech/domain';
import type { Person } from '@gouvtech/domain/actors';
import { can, type ActionOn } from '@gouvtech/domain/permissions';
import { apply } from '@gouvtech/domain/transitions';
import { figuresOf, sameContent } from '../assessments/index.ts';
import { reviewContext, stands, valueToCheck, type AnswerAction } from './judge.ts';
import type { CheckRow, DecisionRow, PieceRow } from './read-repository.ts';
import { answerObject, scoreOf, type Before, type Subject } from './subject.ts';

export const SHOWN = ['changed', 'na', 'evidence', 'all'] as const;
export type Shown = (typeof SHOWN)[number];

export type Loaded = {
  subject: Subject;
  before: Before | null;
  pieces: PieceRow[];
  checks: CheckRow[];
  decisions: DecisionRow[];
  requests: FieldProblem[];
};

/** The step « contrôlé »; an audit is above it. */
const CHECKED = 2;

export const WHYS = ['answer', 'evidence', 'applicability', 'value'] as const;
export type Why = (typeof WHYS)[number];

export function criteriaViews(loaded: Loaded, actor: Person) {
  return loaded.subject.set.criteria.map((criterion) => criterionView(loaded, criterion, actor));
}
export type CriterionView = ReturnType<typeof criterionView>;

export const isShown = (one: CriterionView, shown: Shown): boolean => {
  if (shown === 'all') return one.score.applicable || one.answer !== null;
  if (shown === 'changed') return one.changed.length > 0;
  return shown === 'na' ? one.claim !== null : one.toCheck;
};

export const countsOf = (views: CriterionView[]) =>
  Object.fromEntries(
    SHOWN.map((shown) => [shown, views.filter((one) => isShown(one, shown)).length]),
  ) as Record<Shown, number>;

export function scoresOf({ subject, before }: Loaded) {
  const old = before?.comparable ? before.sheet : null;
  return {
    overall: {
      before: old && figuresOf(old.overall),
      after: figuresOf(subject.sheet.overall),
    },
    themes: subject.sheet.themes.map((line) => {
      const was = old?.themes.find(({ theme }) => theme === line.theme);
      return { theme: line.theme, before: was ? figuresOf(was) : null, after: figuresOf(line) };
    }),
    missingPrerequisites: subject.sheet.missingPrerequisites,
  };
}

function criterionView(loaded: Loaded, criterion: Criterion, actor: Person) {
  const { subject, before, decisions, requests } = loaded;
  const { id } = criterion;
  const answer = subject.answers.get(id) ?? null;
  const old = before?.answers.get(id) ?? null;
  const score = scoreOf(subject, id);
  const evidence = answer?.evidence ?? [];
  return {
    id,
    theme: criterion.theme,
    blocking: criterion.blocking,
    weight: criterion.weight,
    changed: changesOf(loaded, criterion),
    claim: claimOf(answer, score.reason),
    toCheck:
      score.tier < CHECKED &&
      valueToCheck(score) > 0 &&
      evidence.some((one) => stands(criterion, one, subject.now)),
    revision: answer?.revision ?? 0,
    answer: answer && contentOf(answer),
    before: old && contentOf(old),
    score,
    scoreBefore: before ? scoreOf(before, id) : null,
    evidence: evidence.map((one) => pieceView(loaded, criterion, one, actor)),
    decisions: decisions
      .filter((one) => one.criterion === id)
      .map(({ kind, at, value: cap, reason, byName }) => ({
        kind,
        at,
        value: cap,
        reason,
        by: byName,
      })),
    request: requests.find(({ path }) => path === id)?.message ?? null,
    actions: actionsOf(subject, id, actor, [
      'answer:accept-na',
      'answer:refuse-na',
      'answer:accept-correction',
    ]),
  };
}

function pieceView(loaded: Loaded, criterion: Criterion, one: Evidence, actor: Person) {
  const { subject, pieces, checks, before } = loaded;
  const row = pieces.find((piece) => piece.id === one.id && piece.criterion === criterion.id)!;
  const until = evidenceUntil(criterion, one);
  const check = checks.find(
    (made) =>
      made.evidenceId === one.id && made.criterion === criterion.id && made.by !== 'machine',
  );
  const known = before?.answers.get(criterion.id)?.evidence ?? [];
  return {
    id: one.id,
    version: row.version,
    type: one.type,
    title: row.title,
    url: row.url,
    issuer: row.issuer,
    reference: row.reference,
    visibility: row.visibility,
    file: row.file && !row.gone ? { ...row.file, href: `/api/v1/evidence/${one.id}/file` } : null,
    datedOn: one.datedOn,
    startsOn: one.startsOn ?? null,
    endsOn: one.endsOn ?? null,
    attachedAt: one.attachedAt,
    validUntil: until,
    expired: until < dayOf(subject.now),
    added: before !== null && !known.some(({ id, removedAt }) => id === one.id && !removedAt),
    removedAt: one.removedAt ?? null,
    refusal:
      row.refusedReason === null
        ? null
        : { reason: row.refusedReason, at: one.removedAt!, by: row.refusedBy },
    check: check
      ? {
          by: check.by,
          at: check.at,
          value: check.value,
          finding: check.finding,
          byName: check.byName,
        }
      : null,
    actions: actionsOf(
      subject,
      criterion.id,
      actor,
      ['evidence:check', 'evidence:certify', 'evidence:refuse'],
      one.id,
    ),
  };
}

/** Acts that right and state both accept; their reason is asked for when they are done. */
const actionsOf = <A extends AnswerAction & ActionOn<'answer'>>(
  subject: Subject,
  id: string,
  actor: Person,
  asked: A[],
  evidenceId?: string,
): A[] => {
  const object = { ...answerObject(subject.solution, subject.round) };
  return asked.filter((action) => {
    if (!can(actor, action, object).ok) return false;
    const review = reviewContext(subject, id, action, evidenceId);
    return apply(object, action, { asOf: subject.now, reason: 'asked for when done', review }).ok;
  });
};

const contentOf = ({ response, justification, toConfirm, answeredAt }: Answer) => ({
  response,
  justification: justification ?? null,
  toConfirm: toConfirm ?? false,
  answeredAt,
});

function claimOf(answer: Answer | null, reason: string) {
  if (answer?.response.kind !== 'na') return null;
  if (reason === 'not-applicable-accepted') return 'accepted' as const;
  return reason === 'na-pending' ? ('pending' as const) : ('refused' as const);
}

/** Against what the public reads; without anything before, all that is answered is new. */
function changesOf({ subject, before }: Loaded, { id }: Criterion): Why[] {
  const answer = subject.answers.get(id);
  const score = scoreOf(subject, id);
  if (!before) return answer && score.reason !== 'not-applicable-by-facts' ? ['answer'] : [];
  const old = before.answers.get(id);
  const was = scoreOf(before, id);
  const whys: Record<Why, boolean> = {
    answer: !sameContent(wordsOf(answer), wordsOf(old)),
    evidence: joined(answer) !== joined(old),
    applicability: score.applicable !== was.applicable,
    value: score.value !== was.value,
  };
  return WHYS.filter((why) => whys[why]);
}

const wordsOf = (answer: Answer | undefined) =>
  answer && !answer.toConfirm
    ? {
        response: answer.response,
        ...(answer.justification && { justification: answer.justification }),
      }
    : null;

const joined = (answer: Answer | undefined): string =>
  (answer?.evidence ?? [])
    .filter(({ removedAt }) => removedAt === undefined)
    .map(({ id }) => id)
    .toSorted()
    .join();
