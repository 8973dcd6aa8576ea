import type { FastifyServerOptions } from 'fastify';
import type { Config } from '../config.ts';

/**
 * JSON lines with the request id. No address of the reader, no query string: what people search for may be personal.
 */
export function logging(level: Config['logLevel']): Pick<FastifyServerOptions, 'logger'> {
  if (level === 'silent') return { logger: false };
  return {
    logger: {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      serializers: {
        req: (request) => ({ method: request.method, path: request.url?.split('?', 1)[0] }),
        res: (reply) => ({ statusCode: reply.statusCode }),
      },
    },
  } as Pick<FastifyServerOptions, 'logger'>;
}
