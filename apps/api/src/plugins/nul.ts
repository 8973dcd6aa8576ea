/** The NUL character: no text column takes it, and nobody types it. */
import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../contract/problem-error.ts';

const NUL = '\u0000';

/** An address that has one leads nowhere; it is taken out of what is asked and sent, where it shows nothing. */
export function withoutNul(app: FastifyInstance): void {
  app.addHook('preValidation', async (request) => {
    const { params, query, body } = request;
    if (holdsNul(params))
      throw new ProblemError('not-found', { detail: 'Rien ne répond à cette adresse.' });
    if (holdsNul(query)) request.query = cleaned(query);
    if (holdsNul(body)) request.body = cleaned(body);
  });
}

function holdsNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes(NUL);
  return isPlain(value) && Object.values(value).some(holdsNul);
}

function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(NUL, '');
  if (Array.isArray(value)) return value.map(cleaned);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, cleaned(one)]));
}

/** JSON and parsed addresses, whose prototype says nothing: a file is not walked through. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value) || !('constructor' in value) || value.constructor === Object;
}
