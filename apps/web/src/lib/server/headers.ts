import { servedOverHttps } from './config.ts';

const EVERYWHERE: Record<string, string> = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/**
 * Security headers of every answer this server writes itself. The policy of pages comes from vite.config.ts,
 * with its nonce; anything else gets the strictest one. Shared caches may keep public pages a minute.
 */
export function secure(response: Response): Response {
  const { headers } = response;
  for (const [name, value] of Object.entries(EVERYWHERE)) headers.set(name, value);
  if (servedOverHttps)
    headers.set('strict-transport-security', 'max-age=63072000; includeSubDomains');
  if (!headers.has('content-security-policy'))
    headers.set('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
  if (!headers.has('cache-control')) {
    const cacheable = response.status === 200 && !headers.has('set-cookie');
    headers.set('cache-control', cacheable ? 'public, max-age=0, s-maxage=60' : 'no-store');
  }
  // The theme is in the page, so it depends on the cookie.
  headers.append('vary', 'Cookie');
  return response;
}
