import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { signingKeyOf } from '../../../config-signing.ts';
import { ConfigError, readConfig } from '../../../config.ts';
import { fromMultibase, toMultibase } from './base58.ts';
import { isSignedBy } from './data-integrity.ts';
import {
  generateKey,
  multikeyOf,
  privateKeyOf,
  publicJwkOf,
  publicKeyOf,
  readPrivateKey,
  thumbprint,
} from './ed25519.ts';
import { bitAt, decodeList, encodeList, ENTRIES_MIN } from './status-list.ts';

describe('multibase in base58', () => {
  it.each([
    ['', 'z'],
    ['00', 'z1'],
    ['000000', 'z111'],
    ['0000287fb4cd', 'z11233QC4'],
    ['68656c6c6f20776f726c64', 'zStV1DL6CwTryKyV'],
  ])('writes %s as %s and reads it back', (hex, text) => {
    const bytes = Buffer.from(hex, 'hex');
    expect(toMultibase(bytes)).toBe(text);
    expect(fromMultibase(text)?.toString('hex') ?? '').toBe(hex);
  });

  it('refuses what is no base58, or far too long', () => {
    for (const text of ['', 'x11', 'z0', 'zO', 'zI', 'zl', 'z 1', `z${'2'.repeat(200)}`, 7, null])
      expect(fromMultibase(text)).toBeNull();
  });
});

describe('keys', () => {
  it('are named by the thumbprint of RFC 8037, appendix A.3', () => {
    const x = '11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo';
    expect(thumbprint({ kty: 'OKP', crv: 'Ed25519', x })).toBe(
      'kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k',
    );
  });

  it('come back from their Multikey form', () => {
    const jwk = generateKey();
    expect(publicKeyOf(multikeyOf(jwk))!.export({ format: 'jwk' })).toEqual(publicJwkOf(jwk));
    expect(publicJwkOf(jwk)).not.toHaveProperty('d');
    for (const text of ['z6Mk', 'zQ3s', '', null, toMultibase(Buffer.alloc(34))])
      expect(publicKeyOf(text)).toBeNull();
  });

  it('are read from a JWK or a PEM file, and nothing else is', () => {
    const folder = mkdtempSync(join(tmpdir(), 'signing-key-'));
    const jwk = generateKey();
    const write = (name: string, text: string | Buffer) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const pem = privateKeyOf(jwk).export({ type: 'pkcs8', format: 'pem' });
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    const wrong = [
      JSON.stringify(publicJwkOf(jwk)),
      JSON.stringify({ ...jwk, x: generateKey().x }),
      '{"kty":',
      write('rsa.pem', rsa.export({ type: 'pkcs8', format: 'pem' })),
      write('texte.pem', 'bonjour'),
      join(folder, 'absent.pem'),
      folder,
    ];
    try {
      expect(signingKeyOf(JSON.stringify(jwk))).toEqual(jwk);
      expect(signingKeyOf(write('cle.pem', pem))).toEqual(jwk);
      expect(readConfig({ LABEL_SIGNING_KEY: JSON.stringify(jwk) }).signingKey).toEqual(jwk);
      for (const value of wrong) expect(signingKeyOf(value)).toBeNull();
      const refused = () => readConfig({ LABEL_SIGNING_KEY: wrong[1]! });
      expect(refused).toThrow(ConfigError);
      expect(refused).toThrow(/LABEL_SIGNING_KEY contient une valeur qui ne convient pas/);
      expect(refused).not.toThrow(jwk.d);
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(readPrivateKey('')).toBeNull();
  });
});

describe('a status list', () => {
  it('has 131 072 places at least, whoever is in it, and grows by as many', () => {
    expect(decodeList(encodeList([]))!.length * 8).toBe(ENTRIES_MIN);
    expect(decodeList(encodeList([131_071]))!.length * 8).toBe(ENTRIES_MIN);
    expect(decodeList(encodeList([131_072]))!.length * 8).toBe(2 * ENTRIES_MIN);
  });

  it('says yes for the places set, and no for the others', () => {
    const list = decodeList(encodeList([0, 9, 131_071]))!;
    const places = [0, 1, 8, 9, 10, 131_070, 131_071];
    expect(places.filter((place) => bitAt(list, place))).toEqual([0, 9, 131_071]);
    expect(bitAt(list, 131_072)).toBeNull();
  });

  it('is not read when it is too short, too long, or no list', () => {
    const packed = (bytes: number) => `u${gzipSync(Buffer.alloc(bytes)).toString('base64url')}`;
    for (const text of ['', 'u', 'ubonjour', packed(16_383), packed(2_000_000), null, 7, {}])
      expect(decodeList(text)).toBeNull();
    expect(decodeList(packed(16_384))).not.toBeNull();
  });
});

it('takes for unsigned what is nested too deep or is no text', () => {
  const key = publicKeyOf(multikeyOf(generateKey()))!;
  const proof = { proofValue: toMultibase(createHash('sha512').update('x').digest()) };
  const deep = JSON.parse('['.repeat(20_000) + ']'.repeat(20_000)) as unknown;
  expect(isSignedBy({ proof, deep }, key)).toBe(false);
  expect(isSignedBy({ proof, text: '\ud800' }, key)).toBe(false);
  expect(isSignedBy({ proof: { ...proof, proofValue: 'z1' } }, key)).toBe(false);
  expect(isSignedBy({}, key)).toBe(false);
});
