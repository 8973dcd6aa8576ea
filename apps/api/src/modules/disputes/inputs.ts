/** What people type in a dispute, cleaned and measured: every text too short or too long is named. */
import type { FieldProblem } from '@gouvtech/domain';
import {
  REASON_MIN,
  STATEMENT_MAX,
  STATEMENT_MIN,
  SUBJECT_MAX,
  SUBJECT_MIN,
} from '@gouvtech/domain/disputes';
import { invalidInput } from '../../contract/problem-error.ts';
import { cleaned } from '../listings/index.ts';

const length = (text: string): number => [...text].length;

/** @param what « Décrivez ce qui est faux », the sentence that asks for it */
function measured(
  path: string,
  typed: string,
  { min, max, what }: { min: number; max: number; what: string },
): { text: string; problem: FieldProblem | null } {
  const text = cleaned(typed);
  const held = length(text);
  if (held > max)
    return {
      text,
      problem: { path, message: `Ce texte a ${held} caractères, il en faut ${max} au plus.` },
    };
  if (held >= min) return { text, problem: null };
  const missing = held === 0 ? '' : ` Il en manque ${min - held}.`;
  return {
    text,
    problem: { path, message: `${what}, en ${min} caractères au moins.${missing}` },
  };
}

const LONG = { min: STATEMENT_MIN, max: STATEMENT_MAX };

export const statementOf = (typed: string) =>
  measured('statement', typed, {
    ...LONG,
    what: 'Décrivez ce qui est faux et comment le vérifier',
  });

/** @throws ProblemError naming `path` */
function demanded({ text, problem }: ReturnType<typeof measured>): string {
  if (problem) throw invalidInput([problem]);
  return text;
}

/** The reason of a decision or of an appeal: who reads it must be able to act on it. */
export const reasonOf = (typed: string): string =>
  demanded(
    measured('reason', typed, {
      ...LONG,
      min: REASON_MIN,
      what: 'Donnez le motif, que les deux parties lisent',
    }),
  );

export const subjectOf = (typed: string): string =>
  demanded(
    measured('subject', typed.replace(/\s+/g, ' '), {
      min: SUBJECT_MIN,
      max: SUBJECT_MAX,
      what: 'Dites en une phrase ce qui est contesté',
    }),
  );

export const replyOf = (typed: string): string =>
  demanded(measured('text', typed, { ...LONG, what: 'Répondez sur le fond' }));

const LINK_MAX = 500;

/** @returns null when none was given; an address that a browser opens, nothing else */
export function linkOf(typed: string | undefined): {
  link: string | null;
  problem: FieldProblem | null;
} {
  const text = cleaned(typed ?? '');
  if (text === '') return { link: null, problem: null };
  const url = URL.parse(text);
  const opens = url && ['https:', 'http:'].includes(url.protocol) && url.hostname.includes('.');
  const problem =
    opens && text.length <= LINK_MAX && url.username === ''
      ? null
      : {
          path: 'link',
          message: `Donnez une adresse complète, qui commence par https:// et tient en ${LINK_MAX} caractères.`,
        };
  return { link: text, problem };
}
