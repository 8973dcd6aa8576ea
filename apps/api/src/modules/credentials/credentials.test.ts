import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { stageApp } from '../audits/testing/stage.ts';
import { additions, alterations, removals, type Altered } from './testing/alter.ts';
import { independent } from './testing/independent.ts';
import { readCredential, readDocument, readMaterial, type Json } from './testing/reading.ts';
import { labelledWorld, type World } from './testing/world.ts';
import { keyAddress } from './issuer.ts';
import { revoke, rotate, signer } from './keys.ts';
import { signDocument } from './signing/data-integrity.ts';
import { generateKey, privateKeyOf, publicJwkOf, thumbprint } from './signing/ed25519.ts';
import { statusCredential } from './status-credential.ts';
import type { CheckId, Material } from './verify/types.ts';
import { verifyCredential } from './verify/verify.ts';

const ORIGIN = 'http://localhost:3000';

withDatabases('the credential of a label', (database) => {
  let made: Awaited<ReturnType<typeof stageApp>>;
  let world: World;
  beforeAll(async () => {
    made = await stageApp(database());
  });
  beforeEach(async () => {
    world = await labelledWorld(database(), made);
  });
  afterAll(() => made.app.close());

  const issued = async (...label: Parameters<World['labelAt']>) => {
    const credential = await readCredential(made.app, await world.labelAt(...label));
    return { credential, material: await readMaterial(made.app, credential, made.time.now) };
  };
  const other = ({ didDocument, statusLists }: Material) =>
    independent(
      didDocument as Json,
      Object.fromEntries((statusLists as Json[]).map((list) => [list.id, list])),
    );
  /** The checks that do not hold, with what they say. */
  const faults = (credential: unknown, material: Material) => {
    const { verdict, checks } = verifyCredential(credential, material);
    const found = checks.filter(({ outcome }) => outcome === 'failed');
    expect(verdict).toBe(found.length > 0 ? 'refused' : 'accepted');
    return Object.fromEntries(found.map(({ id, message }) => [id, message])) as Partial<
      Record<CheckId, string>
    >;
  };

  it('is accepted by this program and by an independent one, status lists included', async () => {
    const { credential, material } = await issued('active');
    const { verdict, checks, label } = verifyCredential(credential, material);
    expect(checks.filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(verdict).toBe('accepted');
    expect(label).toMatchObject({
      solution: { name: 'Parafil' },
      level: 'Exemplaire',
      labeller: 'Vérif Éthique',
      issuer: 'did:web:localhost%3A3000',
    });
    expect(checks.at(-1)!.message).toContain('74\u00a0critères confirmés');
    expect(await other(material).verify(credential, material.now)).toBe(true);
    expect(await other(material).statuses(credential, material.now)).toEqual({
      suspension: false,
      revocation: false,
    });
  });

  it('is the same bytes each time, until something changes', async () => {
    const reference = await world.labelAt('active');
    const read = () => made.app.inject({ url: `/api/v1/labels/${reference}/credential` });
    const [first, second] = [await read(), await read()];
    expect(second.body).toBe(first.body);
    const { etag } = first.headers as { etag: string };
    const again = await made.app.inject({
      url: `/api/v1/labels/${reference}/credential`,
      headers: { 'if-none-match': etag },
    });
    expect(again.statusCode).toBe(304);
  });

  it('is refused when any of its fields is altered, taken away or added', async () => {
    const { credential, material } = await issued('active');
    const verifier = other(material);
    const accepted = async (cases: Altered[]) => {
      const found: string[] = [];
      for (const { where, document } of cases)
        if (verifyCredential(document, material).verdict !== 'refused') found.push(where);
      return found;
    };
    const altered = alterations(credential);
    expect(altered.length).toBeGreaterThan(130);
    expect(await accepted(altered)).toEqual([]);
    expect(await accepted(removals(credential))).toEqual([]);
    expect(await accepted(additions(credential))).toEqual([]);
    const acceptedElsewhere = [];
    for (const { where, document } of altered)
      if (await verifier.verify(document, material.now)) acceptedElsewhere.push(where);
    expect(acceptedElsewhere).toEqual([]);
  }, 60_000);

  it('is refused when another key signed it, even under the name of the right one', async () => {
    const { credential, material } = await issued('active');
    const { proof, ...unsigned } = credential as Json & { proof: { verificationMethod: string } };
    const stranger = generateKey();
    const forged = (verificationMethod: string) =>
      signDocument(unsigned as { '@context': string[] }, {
        ...{ key: privateKeyOf(stranger), verificationMethod, at: made.time.now },
      });
    expect(faults(forged(proof.verificationMethod), material)).toEqual({
      signature: expect.stringContaining('ou une autre clé a signé'),
    });
    const own = keyAddress(ORIGIN, thumbprint(publicJwkOf(stranger)));
    expect(faults(forged(own), material).key).toContain('ne publie pas la clé');
  });

  it('is refused before its dates and after them, and says since when', async () => {
    const { credential, material } = await issued('active');
    const early = { ...material, now: '2026-10-31T23:59:59.000Z' };
    const late = { ...material, now: '2029-11-02T00:00:00.000Z' };
    expect(faults(credential, early).key).toContain('date à venir');
    expect(faults(credential, late)).toMatchObject({
      dates: 'Le label est échu\u00a0: il valait jusqu’au 31\u00a0octobre 2029.',
      suspension: expect.stringContaining('Lisez-la à nouveau'),
    });
    expect(await other(material).verify(credential, late.now)).toBe(false);
  });

  it('is refused when the label is suspended, revoked, withdrawn or replaced', async () => {
    const suspended = await issued('suspended');
    expect(faults(suspended.credential, suspended.material)).toEqual({
      suspension: 'Le label est suspendu. Sa page dit pourquoi.',
    });
    expect(
      await other(suspended.material).statuses(suspended.credential, suspended.material.now),
    ).toEqual({ suspension: true, revocation: false });
    for (const status of ['revoked', 'withdrawn', 'superseded'] as const) {
      const { credential, material } = await issued(status);
      expect(Object.keys(faults(credential, material))).toEqual(['revocation']);
      expect(await other(material).statuses(credential, material.now)).toEqual({
        suspension: false,
        revocation: true,
      });
    }
    const active = await issued('active');
    expect(faults(active.credential, active.material)).toEqual({});
  });

  it('is not taken for good with a list that is forged, stale or of the other purpose', async () => {
    const { credential, material } = await issued('suspended');
    const [suspension, revocation] = material.statusLists as [Json, Json];
    const clean = statusCredential(ORIGIN, 'suspension', [], made.time.now);
    const forged = signDocument(clean, {
      key: privateKeyOf(generateKey()),
      verificationMethod: (suspension.proof as { verificationMethod: string }).verificationMethod,
      at: made.time.now,
    });
    const swapped = { ...revocation, id: suspension.id };
    for (const list of [forged, swapped])
      expect(faults(credential, { ...material, statusLists: [list, revocation] })).toMatchObject({
        suspension: expect.stringContaining('n’est pas sûre'),
      });
    const tomorrow = { ...material, now: '2026-11-22T08:00:00.000Z' };
    expect(faults(credential, tomorrow).suspension).toContain('Lisez-la à nouveau');
  });

  it('keeps verifying what a retired key signed, and signs with the new one', async () => {
    const reference = await world.labelAt('active');
    const before = await readCredential(made.app, reference);
    const first = (before.proof as Json).verificationMethod;
    made.time.now = '2026-11-21T08:00:00.000Z';
    await rotate({ database: database(), configured: null }, made.time.now);
    const after = await readCredential(made.app, reference);
    const material = await readMaterial(made.app, after, made.time.now);
    expect((after.proof as Json).verificationMethod).not.toBe(first);
    expect(faults(after, material)).toEqual({});
    expect(faults(before, material)).toEqual({});
    for (const one of [before, after])
      expect(await other(material).verify(one, material.now)).toBe(true);
    const { checks } = verifyCredential(before, material);
    expect(checks.find(({ id }) => id === 'key')!.message).toContain('retirée depuis');
    const { verificationMethod } = material.didDocument as {
      verificationMethod: { id: string; retiredAt?: string }[];
    };
    expect(verificationMethod.map(({ retiredAt }) => retiredAt)).toEqual([
      undefined,
      made.time.now,
    ]);
    const keys = await database().query<{ private: unknown }>(
      'select private_jwk private from signing_key where retired_at is not null',
    );
    expect(keys).toEqual([{ private: null }]);
  });

  it('is refused when a key signed after it was retired', async () => {
    const key = generateKey();
    const at = made.time.now;
    await database().query(
      `insert into signing_key (id, public_jwk, private_jwk, created_at) values ($1, $2, $3, $4)`,
      [thumbprint(key), JSON.stringify(publicJwkOf(key)), JSON.stringify(key), at],
    );
    const { credential } = await issued('active');
    const { proof: _, ...unsigned } = credential;
    made.time.now = '2026-11-21T08:00:00.000Z';
    await rotate({ database: database(), configured: null }, made.time.now);
    const late = signDocument(unsigned as { '@context': string[] }, {
      key: privateKeyOf(key),
      verificationMethod: keyAddress(ORIGIN, thumbprint(key)),
      at: '2026-11-21T09:00:00.000Z',
    });
    const now = '2026-11-21T10:00:00.000Z';
    const material = await readMaterial(made.app, credential, now);
    expect(faults(late, material).key).toContain('déjà retirée');
  });

  it('no longer verifies when its key leaked and was revoked; read again, it has another signature', async () => {
    const keys = { database: database(), configured: null };
    const reference = await world.labelAt('active');
    const before = await readCredential(made.app, reference);
    await revoke(keys, (await signer(keys, made.time.now)).id, made.time.now);
    const after = await readCredential(made.app, reference);
    const material = await readMaterial(made.app, after, made.time.now);
    expect(faults(after, material)).toEqual({});
    expect(Object.keys(faults(before, material))).toContain('key');
    expect(await other(material).verify(before, material.now)).toBe(false);
  });

  it('is refused when the snapshot is another one, or does not give its level', async () => {
    const { credential, material } = await issued('active');
    const altered = material.snapshot.replace('"revision":1', '"revision":2');
    expect(Object.keys(faults(credential, { ...material, snapshot: altered }))).toEqual([
      'snapshot',
    ]);
    const without = verifyCredential(credential, { ...material, snapshot: null });
    expect(without.verdict).toBe('incomplete');
  });

  describe('what outsiders may read', () => {
    it('says nothing of a refusal, nor of a snapshot that no label rests on', async () => {
      const reference = await world.labelAt('refused');
      const { sha256 } = (
        await database().query<{ sha256: string }>(
          `select sha256 from snapshot where kind = 'audit-opening' limit 1`,
        )
      )[0]!;
      const urls = [
        `/api/v1/labels/${reference}/credential`,
        `/api/v1/labels/${reference}/badge`,
        '/api/v1/labels/L-2026-9999/credential',
        `/api/v1/snapshots/${sha256}`,
        `/badges/labels/${reference}.svg`,
        '/badges/solutions/rien.svg',
      ];
      for (const url of urls)
        expect([url, (await made.app.inject({ url })).statusCode]).toEqual([url, 404]);
      const bad = await made.app.inject({ url: '/api/v1/status-lists/autre' });
      expect(bad.statusCode).toBe(400);
    });

    it('never holds what is secret of a key, and is readable from any page', async () => {
      const reference = await world.labelAt('active');
      const { x } = (
        await readDocument<{ keys: { x: string }[] }>(made.app, '/.well-known/jwks.json')
      ).keys[0]!;
      const [{ d }] = (await database().query<{ d: string }>(
        `select private_jwk ->> 'd' d from signing_key where public_jwk ->> 'x' = $1`,
        [x],
      )) as [{ d: string }];
      expect(d).toHaveLength(43);
      const urls = [
        '/.well-known/did.json',
        '/.well-known/jwks.json',
        '/api/v1/contexts/label',
        `/api/v1/labels/${reference}/credential`,
        `/api/v1/labels/${reference}/badge`,
        '/api/v1/status-lists/suspension',
        `/badges/labels/${reference}.svg`,
        `/badges/solutions/${world.solution.slug}.svg`,
      ];
      for (const url of urls) {
        const reply = await made.app.inject({ url });
        expect([url, reply.statusCode]).toEqual([url, 200]);
        expect(reply.body).not.toContain(d);
        expect(reply.headers['access-control-allow-origin']).toBe('*');
      }
    });

    it('defines every term of its own in the JSON-LD context it names', async () => {
      const { credential } = await issued('active');
      const context = await readDocument<{ '@context': Json }>(
        made.app,
        new URL((credential['@context'] as string[])[1]!).pathname,
      );
      const { label, ...subject } = credential.credentialSubject as Json & { label: Json };
      const own = [...Object.keys(subject), ...Object.keys(label)];
      const standard = ['id', 'type', 'name'];
      expect(
        own.filter((term) => !(term in context['@context']) && !standard.includes(term)),
      ).toEqual([]);
    });
  });
});
