/** UTF-16 units. Beyond, the reply asked the longest ago is forgotten: what is asked often stays. */
const KEPT_LENGTH = 2 * 1024 * 1024;

/**
 * Keeps replies computed from the whole catalogue for as long as its ETag says that they are true. Several processes
 * need not agree: each compares with the revision it has just read from the database.
 */
export function rememberReplies(maxLength = KEPT_LENGTH) {
  const kept = new Map<string, { etag: string; body: string }>();
  let length = 0;

  const forget = (key: string) => {
    length -= kept.get(key)?.body.length ?? 0;
    kept.delete(key);
  };

  /** @returns what `make()` gives, made again only when they are not kept for this ETag. */
  return async (key: string, etag: string, make: () => Promise<string>): Promise<string> => {
    const held = kept.get(key);
    forget(key);
    const body = held?.etag === etag ? held.body : await make();
    forget(key);
    kept.set(key, { etag, body });
    length += body.length;
    for (const oldest of kept.keys()) {
      if (length <= maxLength) break;
      forget(oldest);
    }
    return body;
  };
}
