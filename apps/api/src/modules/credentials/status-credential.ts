/** The two status lists, as unsigned credentials. */
import { addDays, type Instant } from '@gouvtech/criteria';
import { CREDENTIALS_CONTEXT, didOf, ISSUER_NAME } from './issuer.ts';
import { statusListAddress, type StatusPurpose } from './label-credential.ts';
import type { GrantedStatus } from './repository.ts';
import { encodeList } from './signing/status-list.ts';

/** How long a list may be trusted once it has been read. */
export const LIST_DAYS = 1;
/** After which it is read again, in milliseconds. */
const TTL_MS = 300_000;

/**
 * States whose labels have their bit set. A label that was withdrawn or replaced holds no more, and for good, as one that
 * was revoked; why is said by its page only. An expired one has its own date.
 */
export const STATUSES_OF: Record<StatusPurpose, readonly GrantedStatus[]> = {
  suspension: ['suspended'],
  revocation: ['revoked', 'withdrawn', 'superseded'],
};

/** @param places of the labels concerned */
export function statusCredential(
  publicOrigin: string,
  purpose: StatusPurpose,
  places: readonly number[],
  now: Instant,
) {
  const id = statusListAddress(publicOrigin, purpose);
  return {
    '@context': [CREDENTIALS_CONTEXT],
    id,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: { id: didOf(publicOrigin), name: ISSUER_NAME },
    validFrom: now,
    validUntil: `${addDays(now.slice(0, 10), LIST_DAYS)}${now.slice(10)}`,
    credentialSubject: {
      id: `${id}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      ttl: TTL_MS,
      encodedList: encodeList(places),
    },
  };
}
