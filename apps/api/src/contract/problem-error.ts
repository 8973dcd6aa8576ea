import type { FieldProblem, ProblemCode } from '@gouvtech/domain';
import { PROBLEMS } from './problems.ts';

export type ProblemDetails = {
  /** for a person, in French: what happened and what to do next */
  detail?: string;
  errors?: FieldProblem[];
  /** other status than the usual one of the code */
  status?: number;
  /** members added to the answer, declared in the route's contract */
  members?: Record<string, unknown>;
  headers?: Record<string, string>;
};

/** Thrown anywhere, translated once by `plugins/problems.ts`. An error, so that the stack shows where from. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly statusCode: number;
  readonly details: ProblemDetails;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(details.detail ?? PROBLEMS[code].title);
    this.code = code;
    this.details = details;
    this.statusCode = details.status ?? PROBLEMS[code].status;
  }
}

/** Every field to correct, each with what is expected there, in French. */
export const invalidInput = (errors: FieldProblem[]): ProblemError =>
  new ProblemError('invalid-input', {
    detail: 'Corrigez les points signalés, puis recommencez.',
    errors,
  });

export const invalid = (path: string, message: string): ProblemError =>
  invalidInput([{ path, message }]);
