/** Two people edit the same thing: the second one to save must have read what the first one wrote (RFC 9110, 13.1.1). */
import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { ProblemError } from './problem-error.ts';

const PART = 27;

/**
 * `headers` of a route that wants the version read. It may be absent from the shape: its absence has a problem of its own.
 * @param description which `etag` it takes back
 * @param maxLength in characters, those of a list of tags among them
 */
export const ifMatchHeader = (description: string, maxLength = 200) =>
  Type.Object({ 'if-match': Type.Optional(Type.String({ maxLength, description })) });

/** A request of a route with this header. */
export type WithIfMatch = { headers: { 'if-match'?: string | undefined } };

/** A strong tag of what an editor was shown. The same content has the same tag. */
export const tagOf = (content: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(content)).digest('base64url').slice(0, PART)}"`;

/**
 * @param asked the `If-Match` header
 * @param current tag of what is stored
 * @param members what the answer shows of it, so that nothing typed has to be typed again
 * @throws ProblemError `precondition-required` without the header, `stale-version` when it names another version
 */
export function demandVersion(
  asked: string | undefined,
  current: string,
  members: Record<string, unknown>,
): void {
  if (asked === undefined || asked.trim() === '') {
    throw new ProblemError('precondition-required', {
      detail:
        'Envoyez l’en-tête «\u00a0If-Match\u00a0» avec la version que vous avez lue\u00a0: la modification d’une autre personne ne doit pas être perdue.',
    });
  }
  const tags = asked.split(',').map((one) => one.trim());
  if (tags.includes('*') || tags.includes(current)) return;
  throw new ProblemError('stale-version', {
    detail:
      'Une autre personne a modifié ces informations pendant que vous écriviez. Comparez les deux versions, puis enregistrez celle que vous gardez.',
    members,
    headers: { etag: current },
  });
}
