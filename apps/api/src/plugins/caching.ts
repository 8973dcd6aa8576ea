/** Conditional reads of public content (RFC 9110, section 13). */
import type { FastifyReply, FastifyRequest } from 'fastify';

export const CACHE = {
  /** lists, counts: change with each publication */
  list: 'public, max-age=30',
  /** proposals while typing */
  suggestions: 'public, max-age=60',
  /** one solution, a criterion */
  item: 'public, max-age=60, stale-while-revalidate=300',
  /** what changes with a new version of the program only */
  program: 'public, max-age=3600',
} as const;

/**
 * Sets `ETag` and `Cache-Control`.
 * @param etag with its quotes, `W/` in front when weak
 * @returns true when the reader already holds this version: answer 304 with no body
 */
export function unchanged(
  request: FastifyRequest,
  reply: FastifyReply,
  etag: string,
  cacheControl: string,
): boolean {
  reply.headers({ etag, 'cache-control': cacheControl });
  return request.headers['if-none-match']?.trim() === '*' || heldTags(request).includes(bare(etag));
}

/** What the reader says it holds, without quotes nor weakness. */
export const heldTags = (request: FastifyRequest): string[] =>
  (request.headers['if-none-match'] ?? '').split(',').map(bare);

const bare = (etag: string) => etag.trim().replace(/^W\//, '').replace(/^"|"$/g, '');
