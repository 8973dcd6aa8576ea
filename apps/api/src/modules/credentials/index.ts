export { ConfiguredKey, published, RetiredKey, revoke, rotate, UnknownKey } from './keys.ts';
export { credentialRoutes } from './routes.ts';
export { credentialComponents } from './schemas.ts';
export { parseDocument, RepeatedName } from './verify/parse.ts';
export { addressesIn } from './verify/read.ts';
export type { Verification } from './verify/types.ts';
export { verifyCredential } from './verify/verify.ts';
