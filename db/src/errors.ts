import type { FieldProblem } from '@gouvtech/domain';

export type DbErrorCode =
  /** the server does not answer, refuses the account, or the address is not one */
  | 'database-unavailable'
  /** another process holds the data folder */
  | 'folder-locked'
  /** the schema was written by a later version of the program */
  | 'newer-schema'
  /** the object is not there */
  | 'not-found'
  /** an imported entry with the same source id is already there */
  | 'source-id-taken'
  /** the value breaks a rule; `errors` names each field */
  | 'invalid-value';

/** An expected refusal, with a message in French for the person who reads it. */
export class DbError extends Error {
  readonly code: DbErrorCode;
  readonly errors: FieldProblem[];

  constructor(
    code: DbErrorCode,
    message: string,
    more: { errors?: FieldProblem[]; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = 'DbError';
    this.code = code;
    this.errors = more.errors ?? [];
  }
}
