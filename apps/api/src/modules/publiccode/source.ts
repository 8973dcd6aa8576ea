/** Which solution a file is about, whatever the way its repository is written. */
import { createHash } from 'node:crypto';

/** As the source of a listing is shown: « fichier publiccode.yml du dépôt, lu le 19 novembre 2026 ». */
export const SOURCE = 'fichier publiccode.yml du dépôt';

/** Forges whose addresses do not tell upper from lower case. */
const CASELESS = new Set([
  'github.com',
  'gitlab.com',
  'bitbucket.org',
  'codeberg.org',
  'framagit.org',
]);
const LONGEST = 180;

/**
 * `https://github.com/DISIC/Ara.git/` and `git@…` forms of it → `publiccode:github.com/disic/ara`.
 * @param repository an address that `isUrl` accepts
 */
export function sourceIdOf(repository: string): string {
  const { hostname, port, pathname } = new URL(repository);
  const host = hostname.toLowerCase().replace(/^www\./, '') + (port && `:${port}`);
  const path = pathname
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '')
    .replace(/\/+$/, '');
  const id = host + (CASELESS.has(host) ? path.toLowerCase() : path);
  if (id.length <= LONGEST) return `publiccode:${id}`;
  const rest = createHash('sha256').update(id).digest('hex').slice(0, 16);
  return `publiccode:${id.slice(0, LONGEST)}~${rest}`;
}
