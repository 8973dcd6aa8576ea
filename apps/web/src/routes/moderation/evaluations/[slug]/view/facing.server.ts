/** An answer in words, beside the one the public read before: what differs is marked. */
import { TIERS, type FieldValue } from '@gouvtech/criteria';
import { wordDiff } from '#lib/server/word-diff.ts';
import type { Mark } from '#lib/ui/proof.ts';
import type { WordPiece } from '#lib/ui/word-diff.ts';
import { formatDate, formatPercent } from '#lib/format.ts';
import { fieldValue, statementOf, type Wording } from '@gouvtech/domain/words';
import type { ReviewedCriterion } from '../calls.server.ts';

export type Said = {
  statement: WordPiece[];
  fields: WordPiece[];
  justification: WordPiece[];
  mark: Mark;
  markOn: string | null;
  worth: string;
  answeredAt: string;
};
/** `before` null: nothing was said before, or nothing before is to be compared. */
export type Facing = { before: Said | null; after: Said | null };

type Content = NonNullable<ReviewedCriterion['answer']>;
type Score = ReviewedCriterion['score'];

export function facingOf(one: ReviewedCriterion, wording: Wording): Facing {
  const { answer, before, score, scoreBefore } = one;
  const compared = before && one.changed.length > 0;
  const mine = answer && said(one.id, answer, score, wording);
  const theirs = compared && scoreBefore ? said(one.id, before, scoreBefore, wording) : null;
  return {
    before: theirs && marked(theirs, mine ?? NOTHING, 'del'),
    after: mine && marked(mine, theirs ?? mine, 'ins'),
  };
}

type Words = {
  statement: string;
  fields: string[];
  justification: string;
  rest: Omit<Said, 'statement' | 'fields' | 'justification'>;
};
const NOTHING: Pick<Words, 'statement' | 'fields' | 'justification'> = {
  statement: '',
  fields: [],
  justification: '',
};

function said(id: string, content: Content, score: Score, wording: Wording): Words {
  const { response, justification, toConfirm, answeredAt } = content;
  const fields = response.kind === 'level' ? (response.fields ?? {}) : {};
  const kind = toConfirm ? 'unanswered' : response.kind;
  const planned = response.kind === 'planned' && response.on;
  const statement = statementOf(
    {
      criterion: id,
      kind,
      reason: score.reason as never,
      level: score.level,
      fields: fields as never,
    },
    wording,
  );
  return {
    statement:
      planned && score.reason !== 'plan-overdue'
        ? `Prévu pour le ${formatDate(planned)}.`
        : statement,
    fields: fieldLines(id, fields, wording),
    justification: justification ?? '',
    rest: {
      ...markOf(score, response.kind),
      worth: score.applicable ? formatPercent(score.value) : 'sans objet',
      answeredAt,
    },
  };
}

/** @param kind what this side has and the other has not: words that left, or words that entered */
const marked = (
  { statement, fields, justification, rest }: Words,
  other: Pick<Words, 'statement' | 'fields' | 'justification'>,
  kind: 'del' | 'ins',
): Said => {
  const texts = [justification, other.justification] as const;
  const [before, after] = kind === 'del' ? texts : [texts[1], texts[0]];
  const whole = (text: string, same: boolean): WordPiece => ({ kind: same ? 'same' : kind, text });
  return {
    // A level is one choice: it differs as a whole.
    statement: [whole(statement, statement === other.statement)],
    fields: fields.map((text) => whole(text, other.fields.includes(text))),
    justification: wordDiff(before, after),
    ...rest,
  };
};

function markOf({ tier, tierSince, reason }: Score, kind: string): Pick<Said, 'mark' | 'markOn'> {
  if (kind === 'planned') return { mark: 'planned', markOn: null };
  if (reason === 'not-applicable-accepted') return { mark: 'na', markOn: null };
  return { mark: TIERS[tier] ?? 'declared', markOn: tierSince };
}

function fieldLines(id: string, fields: Record<string, unknown>, wording: Wording): string[] {
  const { rule, texts } = wording.criterion(id);
  return rule.fields.flatMap((field) => {
    const value = fields[field.key] as FieldValue | undefined;
    const words = texts.fields[field.key];
    return value === undefined || !words
      ? []
      : [`${words.label}\u00a0: ${fieldValue(field, words, value)}`];
  });
}
