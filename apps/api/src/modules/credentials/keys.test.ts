import { expect, it } from 'vitest';
import { verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import {
  ConfiguredKey,
  published,
  RetiredKey,
  revoke,
  rotate,
  signer,
  UnknownKey,
} from './keys.ts';
import { generateKey, thumbprint } from './signing/ed25519.ts';

const MONDAY = '2026-11-16T08:00:00.000Z';
const TUESDAY = '2026-11-17T08:00:00.000Z';

withDatabases('the keys that sign labels', (database) => {
  const own = () => ({ database: database(), configured: null });
  const secrets = () =>
    database().query<{ id: string; secret: boolean; retired: boolean }>(
      `select id, private_jwk is not null secret, retired_at is not null retired
       from signing_key order by created_at, id`,
    );

  it('are made once, however many ask at the same time', async () => {
    const asked = Array.from({ length: 8 }, () => signer(own(), MONDAY));
    const ids = new Set((await Promise.all(asked)).map(({ id }) => id));
    expect(ids.size).toBe(1);
    expect(await secrets()).toEqual([{ id: [...ids][0], secret: true, retired: false }]);
  });

  it('are replaced on demand: what is secret of the old one is gone', async () => {
    const first = await signer(own(), MONDAY);
    const second = await rotate(own(), TUESDAY);
    expect((await signer(own(), TUESDAY)).id).toBe(second.id);
    expect(await secrets()).toEqual([
      { id: first.id, secret: false, retired: true },
      { id: second.id, secret: true, retired: false },
    ]);
    expect(JSON.stringify(await published(own(), TUESDAY))).not.toContain('"d"');
  });

  it('come from the configuration without entering the database, and retire the one before', async () => {
    const made = await signer(own(), MONDAY);
    const configured = generateKey();
    const keys = { database: database(), configured };
    expect((await signer(keys, TUESDAY)).id).toBe(thumbprint(configured));
    expect(await secrets()).toEqual([
      { id: made.id, secret: false, retired: true },
      { id: thumbprint(configured), secret: false, retired: false },
    ]);
    expect(() => rotate(keys, TUESDAY)).toThrow(ConfiguredKey);
    const next = await signer(own(), TUESDAY);
    expect(next.id).not.toBe(made.id);
    await expect(signer(keys, TUESDAY)).rejects.toThrow(RetiredKey);
  });

  it('leave everything published when they leaked, and another takes the place of the one in force', async () => {
    const old = await signer(own(), MONDAY);
    const leaked = await rotate(own(), MONDAY);
    expect(await revoke(own(), leaked.id, TUESDAY)).toMatchObject({ replaced: true });
    const kept = await signer(own(), TUESDAY);
    expect((await published(own(), TUESDAY)).map(({ id }) => id)).toEqual([kept.id, old.id]);
    expect(await revoke(own(), old.id, TUESDAY)).toMatchObject({
      ...{ replaced: false, signer: { id: kept.id } },
    });
    expect(await secrets()).toEqual([{ id: kept.id, secret: true, retired: false }]);
    const acts = await database().query(
      "select actor, object_id id from event where action = 'signing-key:revoke' order by seq",
    );
    expect(acts).toEqual([
      { actor: null, id: leaked.id },
      { actor: null, id: old.id },
    ]);
    expect(await verifyEventLog(database())).toMatchObject({ ok: true });
  });

  it('are not revoked when nobody knows them, or when the configuration would bring them back', async () => {
    await expect(revoke(own(), 'inconnue', MONDAY)).rejects.toThrow(UnknownKey);
    const leaked = generateKey();
    const keys = { database: database(), configured: leaked };
    await signer(keys, MONDAY);
    const id = thumbprint(leaked);
    expect(() => revoke(keys, id, TUESDAY)).toThrow(ConfiguredKey);
    const changed = { database: database(), configured: generateKey() };
    await revoke(changed, id, TUESDAY);
    expect((await published(changed, TUESDAY)).map((key) => key.id)).toEqual([
      thumbprint(changed.configured),
    ]);
    // A process that was not started again still has it.
    await expect(signer(keys, TUESDAY)).rejects.toThrow(RetiredKey);
  });
});
