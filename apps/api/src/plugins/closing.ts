import type { FastifyInstance } from 'fastify';

/**
 * Answers given while the server closes also end their connection: an idle one kept alive would hold the process back
 * until its time runs out.
 */
export function closeConnections(app: FastifyInstance): void {
  let closing = false;
  app.addHook('preClose', async () => {
    closing = true;
  });
  app.addHook('onSend', async (_request, reply) => {
    if (closing) reply.header('connection', 'close');
  });
}
