/** Beyond, the reply asked the longest ago is forgotten: what is asked often stays, and memory is bounded. */
const KEPT_BYTES = 4 * 1024 * 1024;

/**
 * Keeps replies computed from the whole catalogue for as long as its ETag says that they are true. Several processes
 * need not agree: each compares with the revision it has just read from the database.
 */
export function rememberReplies(maxBytes = KEPT_BYTES) {
  const kept = new Map<string, { etag: string; body: Buffer }>();
  let bytes = 0;

  const forget = (key: string) => {
    bytes -= kept.get(key)?.body.length ?? 0;
    kept.delete(key);
  };

  /** @returns the bytes of `make()`, made again only when they are not kept for this ETag. */
  return async (key: string, etag: string, make: () => Promise<string>): Promise<Buffer> => {
    const held = kept.get(key);
    forget(key);
    const body = held?.etag === etag ? held.body : Buffer.from(await make());
    forget(key);
    kept.set(key, { etag, body });
    bytes += body.length;
    for (const oldest of kept.keys()) {
      if (bytes <= maxBytes) break;
      forget(oldest);
    }
    return body;
  };
}
