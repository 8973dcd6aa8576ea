/** Another implementation of the same standards, by other people: what it accepts, anybody’s tool should. */
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { createVerifyCryptosuite } from '@digitalbazaar/eddsa-jcs-2022-cryptosuite';
import { defaultDocumentLoader, verifyCredential } from '@digitalbazaar/vc';
import { checkStatus } from '@digitalbazaar/vc-bitstring-status-list';

type Json = Record<string, unknown>;
export type Independent = {
  verify(credential: unknown, now: string): Promise<boolean>;
  /** bits by purpose; throws when a list does not hold */
  statuses(credential: unknown, now: string): Promise<Record<string, boolean>>;
};

/** @param lists by address */
export function independent(didDocument: Json, lists: Record<string, unknown>): Independent {
  const methods = didDocument.verificationMethod as (Json & { id: string })[];
  const documentLoader = async (url: string) => {
    const method = methods.find(({ id }) => id === url);
    const found =
      (method && { '@context': 'https://w3id.org/security/multikey/v1', ...method }) ??
      (url === didDocument.id ? didDocument : lists[url]);
    if (!found) return defaultDocumentLoader(url);
    return { documentUrl: url, document: structuredClone(found), contextUrl: null };
  };
  const suite = () => new DataIntegrityProof({ cryptosuite: createVerifyCryptosuite() });
  const verify = async (credential: unknown, now: string) => {
    const checked = {
      credential: structuredClone(credential),
      suite: suite(),
      documentLoader,
      now,
    };
    // The bits are read below, at the instant asked for: the library would take the clock of this machine.
    const { verified } = await verifyCredential({ ...checked, checkStatus: accept });
    return verified;
  };
  return {
    verify,
    async statuses(credential, now) {
      for (const list of Object.values(lists))
        if (!(await verify(list, now))) throw new Error('a status list does not hold');
      const { verified, results, error } = await checkStatus({
        ...{ credential, documentLoader, suite: suite() },
        verifyBitstringStatusListCredential: false,
      });
      if (!verified) throw error ?? new Error('statuses cannot be read');
      return Object.fromEntries(
        results.map(({ credentialStatus, status }) => [credentialStatus.statusPurpose, status]),
      );
    },
  };
}

const accept = async () => ({ verified: true });
