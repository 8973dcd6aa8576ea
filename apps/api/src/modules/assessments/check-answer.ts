/** Is this answer one the criterion can take? Pure: the same for a page, a form without JavaScript and a file. */
import {
  applies,
  dayOf,
  factsOf,
  validateAnswers,
  type Answer,
  type CriteriaSet,
  type Criterion,
  type Facts,
  type Instant,
  type Problem,
} from '@gouvtech/criteria';
import { factsTexts } from '@gouvtech/criteria/texts';
import type { FieldProblem } from '@gouvtech/domain';
import type { Content } from './answer-repository.ts';
import { ANSWER_TEXTS, MAY_WAIT, PLAN_IN_THE_PAST, UNREADABLE } from './texts.ts';

/** As it comes in: the shape is checked by the contract, the meaning here. */
export type AnswerDraft = {
  response: {
    kind: 'level' | 'planned' | 'na';
    level?: string;
    fields?: Record<string, boolean | number | string | string[]>;
    on?: string;
  };
  justification?: string;
};

export type Checked =
  { ok: true; content: Content; remaining: FieldProblem[] } | { ok: false; errors: FieldProblem[] };

/** @param now the day before which a plan is in the past */
export function checkAnswer(
  criterion: Criterion,
  draft: AnswerDraft,
  { facts, set, now }: { facts: Facts; set: CriteriaSet; now: Instant },
): Checked {
  const errors = [...shapeProblems(draft), ...unreadable(draft)];
  if (errors.length > 0) return { ok: false, errors };
  const content = contentOf(criterion, draft);
  const problems = problemsOf(criterion, content, facts, set, now);
  const wrong = problems.filter(({ code }) => !MAY_WAIT.includes(code)).map(worded);
  const { response } = content;
  if (response.kind === 'planned' && wrong.length === 0 && response.on < dayOf(now))
    wrong.push({ path: 'response.on', message: PLAN_IN_THE_PAST });
  if (wrong.length > 0) return { ok: false, errors: wrong };
  return { ok: true, content, remaining: problems.map(worded) };
}

/** What an answer still lacks before it can be attested. */
export const remainingOf = (
  criterion: Criterion,
  content: Content,
  facts: Facts,
  set: CriteriaSet,
  now: Instant,
): FieldProblem[] => problemsOf(criterion, content, facts, set, now).map(worded);

/** Why the criterion cannot be answered here; null when it can. */
export function whyNotAnswered(criterion: Criterion, facts: Facts, version: string): string | null {
  if (criterion.computedFrom) {
    const part = criterion.computedFrom === 'licence' ? 'de la licence' : 'de l’hébergement';
    return `${criterion.id} se lit ${part} dans la fiche : corrigez la fiche si elle est inexacte.`;
  }
  if (applies(criterion.applicability, facts)) return null;
  const { labels } = factsTexts(version);
  const no = factsOf(criterion.applicability).filter((key) => facts[key] === false);
  const named = no.map((key) => `« ${labels[key]} »`).join(', ');
  return `${criterion.id} ne s’applique pas à cette solution : vous avez répondu non à ${named}. Changez cette caractéristique si elle est inexacte.`;
}

const worded = ({ code, path }: Problem): FieldProblem => ({
  path: path.replace(/^\[0\]\./, ''),
  message: ANSWER_TEXTS[code],
});

const problemsOf = (
  criterion: Criterion,
  content: Content,
  facts: Facts,
  set: CriteriaSet,
  now: Instant,
): Problem[] => {
  const alone = { ...set, criteria: [criterion] };
  return validateAnswers([bare(criterion.id, content, now)], facts, alone);
};

const bare = (criterion: string, content: Content, now: Instant): Answer => ({
  criterion,
  revision: 1,
  answeredAt: now,
  ...content,
  evidence: [],
  checks: [],
  verdicts: [],
  naDecisions: [],
  corrections: [],
  caps: [],
});

const EXPECTED = {
  level: ['level', 'fields'],
  planned: ['on'],
  na: [],
} as const satisfies Record<string, readonly string[]>;

/** Each kind has its own members: a level with a date would be two answers. */
function shapeProblems({ response }: AnswerDraft): FieldProblem[] {
  const { kind, ...rest } = response;
  const expected: readonly string[] = EXPECTED[kind];
  const extra = Object.keys(rest).filter((key) => !expected.includes(key));
  const problems = extra.map((key) => ({
    path: `response.${key}`,
    message: `Une réponse « ${kind} » n’a pas de membre « ${key} ». Retirez-le.`,
  }));
  if (kind === 'planned' && response.on === undefined)
    problems.push({ path: 'response.on', message: 'Indiquez le jour prévu.' });
  return problems;
}

/** An empty list says « none » where the value is read from it, and nothing elsewhere. */
function contentOf({ valueField }: Criterion, { response, justification }: AnswerDraft): Content {
  const { kind, level, fields = {}, on = '' } = response;
  const given = Object.entries(fields).filter(
    ([key, value]) =>
      value !== '' && !(Array.isArray(value) && value.length === 0 && key !== valueField),
  );
  const text = justification?.replaceAll('\r\n', '\n');
  return {
    response:
      kind === 'planned'
        ? { kind, on }
        : kind === 'na'
          ? { kind }
          : { kind, ...(level && { level }), fields: Object.fromEntries(given) },
    ...(text?.trim() && { justification: text }),
  };
}

/** What no database keeps as text: a null character, half of a surrogate pair. */
function unreadable(value: unknown, path = ''): FieldProblem[] {
  if (typeof value === 'string')
    return value.includes('\u0000') || !value.isWellFormed() ? [{ path, message: UNREADABLE }] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, one]) =>
    unreadable(one, path ? `${path}.${key}` : key),
  );
}
