/**
 * Closed list of problem codes (RFC 9457) with the HTTP status each one has. `type` is `<origin>/api/problems/<code>`;
 * one page each in docs/problems/.
 */
export const PROBLEM_STATUSES = {
  moved: 308,
  'invalid-input': 400,
  'login-failed': 400,
  'not-signed-in': 401,
  forbidden: 403,
  'recent-login-needed': 403,
  'stronger-login-needed': 403,
  'cross-site-request': 403,
  'not-found': 404,
  'solution-not-found': 404,
  'solution-ended': 410,
  'version-not-found': 404,
  'criterion-not-found': 404,
  'assessment-not-found': 404,
  'criteria-set-not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'transition-refused': 409,
  'link-not-valid': 410,
  'stale-version': 412,
  'unsupported-media-type': 415,
  'payload-too-large': 413,
  'idempotency-key-reused': 422,
  'precondition-required': 428,
  'too-many-requests': 429,
  timeout: 408,
  unavailable: 503,
  'read-only': 503,
  internal: 500,
} as const;
export type ProblemCode = keyof typeof PROBLEM_STATUSES;
export const PROBLEM_CODES = Object.keys(PROBLEM_STATUSES) as [ProblemCode, ...ProblemCode[]];

export type FieldProblem = { path: string; message: string };
export type Problem = {
  type: string;
  title: string;
  status: number;
  code: ProblemCode;
  detail?: string;
  instance: string;
  errors?: FieldProblem[];
  /** 5xx only: finds the failure in the log */
  requestId?: string;
};
