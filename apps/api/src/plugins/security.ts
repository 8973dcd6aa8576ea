import type { FastifyInstance } from 'fastify';

const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};
const HSTS = { 'strict-transport-security': 'max-age=63072000; includeSubDomains' };

/** Same headers on every answer, errors included. HSTS only where the public address is in https. */
export function securityHeaders(app: FastifyInstance, publicOrigin: string): void {
  const headers = publicOrigin.startsWith('https:') ? { ...HEADERS, ...HSTS } : HEADERS;
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(headers);
  });
}
