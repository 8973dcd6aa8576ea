/** A mistake in what the caller passed, with the place where it is. Callers validate first (`validateAnswers`). */
export type ScoringErrorCode =
  | 'unknown-criterion'
  | 'unknown-level'
  | 'duplicate-answer'
  | 'invalid-instant'
  | 'unknown-set'
  | 'hash-mismatch';

export class ScoringError extends Error {
  readonly code: ScoringErrorCode;
  readonly path: string;

  constructor(code: ScoringErrorCode, path: string, message: string) {
    super(`${path}: ${message}`);
    this.name = 'ScoringError';
    this.code = code;
    this.path = path;
  }
}
