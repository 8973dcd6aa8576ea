export { rotate, signer, published, ConfiguredKey } from './keys.ts';
export { credentialRoutes } from './routes.ts';
export { credentialComponents } from './schemas.ts';
export { credentialUseCases, type CredentialDependencies } from './usecases.ts';
export type { PrivateJwk } from './signing/ed25519.ts';
export { verifyCredential } from './verify/verify.ts';
export type { Material, Verification } from './verify/types.ts';
