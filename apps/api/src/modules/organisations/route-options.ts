import type { FastifyRequest } from 'fastify';
import type { ProblemCode } from '@gouvtech/domain';
import { SIGNED_IN } from '../../contract/signed-in.ts';
import { personOf } from '../../plugins/session.ts';
import type { Asker } from './usecases/context.ts';

export const TAG = 'Organisations';
export const person = { config: SIGNED_IN };

export const WRITE_PROBLEMS: ProblemCode[] = [
  'not-signed-in',
  'cross-site-request',
  'not-found',
  'forbidden',
  'invalid-input',
  'conflict',
  'transition-refused',
  'payload-too-large',
];

export function askerOf(request: FastifyRequest): Asker {
  const actor = personOf(request);
  const { account, sessionId } = request.signedIn!;
  return { actor, account, sessionId };
}
