import type { FieldProblem } from '@gouvtech/domain';
import { DbError } from '../errors.ts';
import type { NewAssessment } from './assessment.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @throws DbError `invalid-value` naming each field; what the set says of the answers is checked by the engine. */
export function checkAssessment(input: NewAssessment): void {
  const described = new Set(input.evidence.map(({ id }) => id));
  const audited = new Set((input.verdictDetails ?? []).map(({ id }) => id));
  const errors: FieldProblem[] = input.answers.flatMap((answer, i) => [
    ...answer.evidence
      .filter(({ id }) => !described.has(id))
      .map(({ id }) => problem(`answers[${i}].evidence`, `La preuve « ${id} » n’est pas décrite.`)),
    ...answer.verdicts
      .filter(({ id }) => !audited.has(id))
      .map(({ id }) => problem(`answers[${i}].verdicts`, `L’auditeur de l’avis « ${id} » manque.`)),
    ...[...answer.evidence, ...answer.checks, ...answer.verdicts]
      .filter(({ id }) => !UUID.test(id))
      .map(({ id }) => problem(`answers[${i}]`, `L’identifiant « ${id} » n’est pas un UUID.`)),
  ]);
  if (input.status !== 'draft' && !(input.attestedAt && input.signatory)) {
    const text = 'Une évaluation attestée a une date et un signataire.';
    errors.push(problem('attestedAt', text));
  }
  if (errors.length === 0) return;
  const all = errors.map(({ path, message }) => `${path} : ${message}`).join(' ');
  throw new DbError('invalid-value', `L’évaluation ne peut pas être enregistrée. ${all}`, {
    errors,
  });
}

const problem = (path: string, message: string): FieldProblem => ({ path, message });
