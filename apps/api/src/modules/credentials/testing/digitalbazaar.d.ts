/** The members of these libraries that tests use: they carry no types. */
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: { cryptosuite: unknown });
  }
}
declare module '@digitalbazaar/eddsa-jcs-2022-cryptosuite' {
  export function createVerifyCryptosuite(): unknown;
}
declare module '@digitalbazaar/vc' {
  export function defaultDocumentLoader(url: string): Promise<never>;
  export function verifyCredential(options: object): Promise<{ verified: boolean; error?: Error }>;
}
declare module '@digitalbazaar/vc-bitstring-status-list' {
  export function checkStatus(options: object): Promise<{
    verified: boolean;
    error?: Error;
    results: { credentialStatus: { statusPurpose: string }; status: boolean }[];
  }>;
}
