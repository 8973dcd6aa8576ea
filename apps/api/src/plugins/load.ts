import underPressure from '@fastify/under-pressure';
import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../contract/problem-error.ts';

/** Answers 503 while the event loop is late, instead of letting requests pile up. Health checks always pass. */
export async function loadShedding(app: FastifyInstance, delayMs: number): Promise<void> {
  if (delayMs === 0) return;
  await app.register(underPressure, {
    maxEventLoopDelay: delayMs,
    sampleInterval: 1000,
    pressureHandler: async (request, _reply, _type, value) => {
      // Not a number of milliseconds: the loop was held once, at start for instance, and is free again.
      if (!Number.isFinite(value)) return;
      if (request.url === '/livez' || request.url === '/readyz') return;
      throw new ProblemError('unavailable', {
        detail: 'Le service reçoit trop de demandes. Recommencez dans quelques secondes.',
        headers: { 'retry-after': '10' },
      });
    },
  });
}
