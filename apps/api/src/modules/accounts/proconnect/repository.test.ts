import { expect, it } from 'vitest';
import { withDatabases } from '@gouvtech/db/testing';
import { accountOf } from './account.ts';
import type { Identity } from './claims.ts';
import { deleteAttempts, findByIdentity, insertAttempt, takeAttempt } from './repository.ts';

const AT = '2026-11-22T10:00:00.000Z';
const identity = (more: Partial<Identity> = {}): Identity => ({
  issuer: 'https://issuer.example',
  subject: 'subject',
  givenName: 'Hélène',
  usualName: 'Corvisy',
  email: 'helene@corvisy.example',
  siret: null,
  publicAgent: false,
  identityProvider: null,
  ...more,
});
const attempt = (keyHash: string, createdAt = AT) => ({
  ...{ keyHash, createdAt, nonce: 'n', codeVerifier: 'v', returnTo: '/', acrValues: ['eidas2'] },
});

withDatabases('logins on their way', (database) => {
  it('are taken once, by one of those who come together', async () => {
    const { db } = database();
    await insertAttempt(db, attempt('hash'));
    const taken = await Promise.all([1, 2, 3, 4].map(() => takeAttempt(db, 'hash', AT)));
    expect(taken.filter((one) => one === 'used')).toHaveLength(3);
    expect(taken.find((one) => one !== 'used')).toMatchObject({
      createdAt: AT,
      acrValues: ['eidas2'],
    });
    expect(await takeAttempt(db, 'other', AT)).toBe('unknown');
  });

  it('are forgotten once old', async () => {
    const { db } = database();
    await insertAttempt(db, attempt('old', '2026-11-20T10:00:00.000Z'));
    await insertAttempt(db, attempt('new'));
    await deleteAttempts(db, '2026-11-21T10:00:00.000Z');
    expect(await takeAttempt(db, 'old', AT)).toBe('unknown');
    expect(await takeAttempt(db, 'new', AT)).not.toBe('unknown');
  });

  it('open one account when the same person comes twice at once', async () => {
    const { transaction } = database();
    const open = () => transaction((tx) => accountOf(tx, identity(), AT));
    const opened = await Promise.all([open(), open(), open()]);
    expect(opened.map(({ kind }) => kind).sort()).toEqual(['created', 'known', 'known']);
    expect(new Set(opened.map(({ account }) => account.id)).size).toBe(1);
  });

  it('tell two identities of one address apart, even at once', async () => {
    const { transaction, db } = database();
    const subjects = ['one', 'two'];
    const opened = await Promise.all(
      subjects.map((subject) => transaction((tx) => accountOf(tx, identity({ subject }), AT))),
    );
    expect(opened.map(({ kind }) => kind).sort()).toEqual(['created', 'same-address']);
    const linked = await Promise.all(
      subjects.map((subject) => findByIdentity(db, identity({ subject }))),
    );
    expect(linked.filter((one) => one !== null)).toHaveLength(1);
  });

  it('open nothing for a deleted account', async () => {
    const { transaction, query, db } = database();
    await transaction((tx) => accountOf(tx, identity(), AT));
    await query('update account set deleted_at = now(), email = null');
    expect(await findByIdentity(db, identity())).toMatchObject({ blocked: true });
  });
});
