/** Closed list of problem codes (RFC 9457). `type` is `<origin>/api/problems/<code>`; one page each in docs/problems/. */
export const PROBLEM_CODES = [
  'invalid-input',
  'not-found',
  'solution-not-found',
  'solution-ended',
  'version-not-found',
  'criterion-not-found',
  'assessment-not-found',
  'criteria-set-not-found',
  'method-not-allowed',
  'unsupported-media-type',
  'payload-too-large',
  'too-many-requests',
  'timeout',
  'unavailable',
  'internal',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

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
