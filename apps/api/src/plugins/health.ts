import type { FastifyInstance } from 'fastify';
import type { Database } from '@gouvtech/db';

export type Lifecycle = {
  /** true from the first stop signal: no new visitor is sent here */
  draining: boolean;
};

/** `/livez`: the process answers. `/readyz`: it can serve. No version, no detail: outsiders read them too. */
export function health(app: FastifyInstance, database: Database, lifecycle: Lifecycle): void {
  const options = { schema: { hide: true } as object, logLevel: 'warn' as const };
  app.get('/livez', options, async (_request, reply) =>
    reply.header('cache-control', 'no-store').send('ok'),
  );
  app.get('/readyz', options, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    if (!lifecycle.draining && (await canRead(database))) return reply.send('ok');
    request.log.warn({ draining: lifecycle.draining }, 'not ready');
    return reply.code(503).header('retry-after', '10').send('unavailable');
  });
}

/** One statement proves that the database answers and that its migrations are done. */
async function canRead(database: Database): Promise<boolean> {
  try {
    return (await database.query('select 1 from catalogue_state')).length === 1;
  } catch {
    return false;
  }
}
