/** What the routes of signed-in people have in common: who may ask, how much may be sent, what may be refused. */
import type { ProblemCode } from '@gouvtech/domain';

/** `config` of a route that wants a session: without one it answers 401. */
export const SIGNED_IN = { access: 'person' } as const;

/** Of a form, in bytes: enough for every field filled beyond its limit, so that the answer names the field. */
export const BODY_LIMIT = 512 * 1024;

/** Of any route for some of those who are signed in. */
export const ENTERING: readonly ProblemCode[] = [
  'not-signed-in',
  'forbidden',
  'stronger-login-needed',
];

/** Of a route that reads one thing. */
export const READING: readonly ProblemCode[] = [...ENTERING, 'not-found', 'invalid-input'];

/** Of a route that takes a body, besides what it refuses itself. */
export const SENDING: readonly ProblemCode[] = [
  'cross-site-request',
  'payload-too-large',
  'unsupported-media-type',
];

/** Of an act on one thing. */
export const ACTING: readonly ProblemCode[] = [
  ...READING,
  'conflict',
  'transition-refused',
  ...SENDING,
];

/** Of a route that wants `If-Match`. */
export const VERSIONED: readonly ProblemCode[] = ['stale-version', 'precondition-required'];

/** Of an act on one thing as it was read. */
export const EDITING: readonly ProblemCode[] = [...ACTING, ...VERSIONED];
