const MAX_NAME = 120;

/**
 * The name a person gave to a file, safe to show and to send: no path, no control nor invisible character, nothing that
 * turns the reading direction. It never names anything on disk.
 */
export function cleanFileName(typed: string): string {
  const last = typed.toWellFormed().normalize('NFC').split(/[/\\]/).at(-1)!;
  const seen = last
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]+/gu, '')
    .replace(/[<>:"|?*%;]+/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+/, '')
    .trim();
  const extension = extensionOf(seen);
  const stem = extension ? seen.slice(0, -extension.length - 1) : seen;
  const kept =
    [...stem]
      .slice(0, MAX_NAME - extension.length - 1)
      .join('')
      .trim() || 'fichier';
  return extension ? `${kept}.${extension}` : kept;
}

/** Lower case, without the dot; empty when there is none. */
export const extensionOf = (name: string): string =>
  /\.([\p{L}\p{N}]{1,10})$/u.exec(name.trim())?.[1]?.toLowerCase() ?? '';

/** `attachment` always: nothing uploaded is shown by the browser (RFC 6266, RFC 8187). */
export function attachmentOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\w .()-]+/g, '_');
  const full = encodeURIComponent(name).replace(
    /['()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${full}`;
}
