import type { LoginRefusalCode } from '@gouvtech/domain/login';

type Details = {
  /** what the log keeps: a technical code, never a claim */
  cause?: string;
  accountId?: string;
};

/** A login that stops here: no session, one line in the log, one page for the person. */
export class LoginRefusal extends Error {
  readonly code: LoginRefusalCode;
  readonly details: Details;

  constructor(code: LoginRefusalCode, details: Details = {}) {
    super(details.cause ? `${code}: ${details.cause}` : code);
    this.code = code;
    this.details = details;
  }
}
