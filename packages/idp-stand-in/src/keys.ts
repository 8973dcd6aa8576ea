import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTPayload } from 'jose';

/** Keys live as long as the process. The newest comes first: it is the one that signs. */
export type Keys = JWK[];

/** A fresh P-256 and a fresh RSA key in front of those already published. */
export async function freshKeys(published: Keys = []): Promise<Keys> {
  const pairs = await Promise.all(
    (['ES256', 'RS256'] as const).map(async (alg) => {
      const { privateKey } = await generateKeyPair(alg, { extractable: true });
      return { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg, use: 'sig' };
    }),
  );
  return [...pairs, ...published];
}

/** The same token with other claims, rightly signed. */
export async function signAgain(token: string, claims: JWTPayload, keys: Keys): Promise<string> {
  const [header = '', payload = ''] = token.split('.');
  const { alg, kid } = decode<{ alg: string; kid: string }>(header);
  const key = keys.find((one) => one.kid === kid)!;
  return new SignJWT({ ...decode<JWTPayload>(payload), ...claims })
    .setProtectedHeader({ alg, kid })
    .sign(key);
}

/** Other claims under the old signature. */
export function forge(token: string, claims: JWTPayload): string {
  const [header, payload = '', signature] = token.split('.');
  const forged = JSON.stringify({ ...decode<JWTPayload>(payload), ...claims });
  return `${header}.${Buffer.from(forged).toString('base64url')}.${signature}`;
}

export const payloadOf = (token: string): JWTPayload => decode(token.split('.')[1]!);

const decode = <T>(part: string): T => JSON.parse(Buffer.from(part, 'base64url').toString()) as T;
