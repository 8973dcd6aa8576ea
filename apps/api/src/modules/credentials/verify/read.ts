/** Reads documents written by anybody: no member is taken to be there, nor to be of its type. */
import { formatDate } from '@gouvtech/domain/format';

export type Json = Record<string, unknown>;

export const asObject = (value: unknown): Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : {};

/** One value or a list of them, as JSON-LD allows everywhere. */
export const asList = (value: unknown): unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

export const asText = (value: unknown): string => (typeof value === 'string' ? value : '');

/** `issuer` and `controller` are an address, or an object with one. */
export const addressOf = (value: unknown): string => asText(asObject(value).id) || asText(value);

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** @returns milliseconds; null when it is no instant */
export function asInstant(value: unknown): number | null {
  const time = typeof value === 'string' && INSTANT.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

/** `21 novembre 2029`, UTC. @param time milliseconds */
export const dayInWords = (time: number): string => formatDate(new Date(time).toISOString());

/** What a document says, repeated to a person: on one line, cut. */
export function quoted(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? 'rien');
  const line = text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  return `«\u00a0${line.length > 120 ? `${line.slice(0, 120)}…` : line}\u00a0»`;
}

/** Where a credential says that what it takes to verify it is. */
export function addressesIn(credential: unknown) {
  const document = asObject(credential);
  const { snapshot } = asObject(asObject(document.credentialSubject).label);
  return {
    issuer: addressOf(document.issuer),
    statusLists: asList(document.credentialStatus).map((one) =>
      asText(asObject(one).statusListCredential),
    ),
    snapshot: asText(asObject(snapshot).id),
  };
}
