/** Identifiers of feeds and entries: the same whatever the address of the catalogue, since they follow the data. */
import { createHash } from 'node:crypto';

/** For what the database already gives a UUID: a solution, an event. */
export const uuidUrn = (uuid: string): string => `urn:uuid:${uuid}`;

/** For a version, which has none: name-based, from its solution and its number (RFC 9562, version 5). */
export function versionUrn(solutionId: string, number: number): string {
  const hash = createHash('sha1')
    .update(Buffer.from(solutionId.replaceAll('-', ''), 'hex'))
    .update(`version-${number}`)
    .digest();
  hash[6] = (hash[6]! & 0x0f) | 0x50;
  hash[8] = (hash[8]! & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  const parts = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ] as const;
  return uuidUrn(parts.map(([from, to]) => hex.slice(from, to)).join('-'));
}

/** The catalogue of one installation (RFC 4151). */
export const catalogueTag = (publicOrigin: string): string =>
  `tag:${new URL(publicOrigin).hostname},2026:catalogue`;
