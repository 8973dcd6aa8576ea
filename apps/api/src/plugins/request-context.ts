import type { FastifyInstance } from 'fastify';
import { withinRequest } from '@gouvtech/db';

/**
 * Every event that a request causes carries its id. The hook is the one that follows the reading of the body: what
 * started before would not be followed (the events of a socket belong to who opened it).
 */
export function requestContext(app: FastifyInstance): void {
  app.addHook('preHandler', (request, _reply, done) => withinRequest(request.id, done));
}
