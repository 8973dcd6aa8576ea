/** What people type about an accreditation, cleaned and measured: every field to correct is named. */
import { addDays, dayOf, isDay, type Day, type Instant } from '@gouvtech/criteria';
import type { FieldProblem } from '@gouvtech/domain';
import { formatDate } from '@gouvtech/domain/format';
import { ACCREDITATION_MONTHS } from '@gouvtech/domain/transitions-accreditation';
import { invalid, invalidInput } from '../../contract/problem-error.ts';
import { paragraphsOf } from '../organisations/index.ts';
import { latestEnd } from './object.ts';

/** Long enough to tell something that can be checked. */
export const STATEMENT_MIN = 80;
export const FEE_MIN = 40;
export const REASON_MIN = 20;
export const TEXT_MAX = 4000;

type Measure = { path: string; min: number; what: string };

const length = (text: string): number => [...text].length;

function measured(typed: string, { path, min, what }: Measure): [string, FieldProblem | null] {
  const text = paragraphsOf(typed) ?? '';
  const held = length(text);
  if (held > TEXT_MAX)
    return [
      text,
      { path, message: `Ce texte a ${held} caractères, il en faut ${TEXT_MAX} au plus.` },
    ];
  if (held >= min) return [text, null];
  const missing = held === 0 ? '' : ` Il en manque ${min - held}.`;
  return [text, { path, message: `${what}, en ${min} caractères au moins.${missing}` }];
}

export type Application = { statement: string; feeStatement: string; feeIndependent: boolean };

/** @throws ProblemError naming every field to correct */
export function applicationOf(typed: Application): { statement: string; feeStatement: string } {
  const [statement, statementProblem] = measured(typed.statement, {
    path: 'statement',
    min: STATEMENT_MIN,
    what: 'Dites qui audite chez vous, avec quelles compétences et quelle expérience',
  });
  const [feeStatement, feeProblem] = measured(typed.feeStatement, {
    path: 'feeStatement',
    min: FEE_MIN,
    what: 'Dites comment vos honoraires sont fixés',
  });
  const ticked = typed.feeIndependent
    ? null
    : {
        path: 'feeIndependent',
        message:
          'Cochez cette déclaration : sans elle, aucune organisation ne peut auditer (règle d’indépendance I8).',
      };
  const problems = [statementProblem, feeProblem, ticked].filter((one) => one !== null);
  if (problems.length > 0) throw invalidInput(problems);
  return { statement, feeStatement };
}

/** The reason of a decision: its organisation reads it, and the public when it was accredited. @throws ProblemError */
export function reasonOf(typed: string): string {
  const [reason, problem] = measured(typed, {
    path: 'reason',
    min: REASON_MIN,
    what: 'Donnez le motif, que l’organisation lit',
  });
  if (problem) throw invalidInput([problem]);
  return reason;
}

/** The last day of a grant of today. @throws ProblemError naming `until` */
export function lastDayOf(until: string, asOf: Instant): Day {
  const today = dayOf(asOf);
  const latest = latestEnd(asOf);
  const example = `Choisissez un jour du ${formatDate(addDays(today, 1))} au ${formatDate(latest)}.`;
  if (!isDay(until))
    throw invalid('until', `Indiquez le dernier jour de l’accréditation. ${example}`);
  if (until <= today) throw invalid('until', `Ce jour est passé, ou c’est aujourd’hui. ${example}`);
  if (until > latest)
    throw invalid(
      'until',
      `Une accréditation dure ${ACCREDITATION_MONTHS} mois au plus. ${example}`,
    );
  return until;
}
