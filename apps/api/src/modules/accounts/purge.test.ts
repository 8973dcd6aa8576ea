import { expect, it } from 'vitest';
import { schema } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { addAccount, signedIn } from '../../../test/people.ts';
import { NOW } from '../../../test/catalogue-builder.ts';
import { purgeExpired } from './purge-repository.ts';

const hours = (count: number) => new Date(Date.parse(NOW) + count * 3_600_000).toISOString();

withDatabases('what time removes', (database) => {
  it('is what opens nothing any more, and nothing else', async () => {
    const { db } = database();
    const accountId = await addAccount(database(), { email: 'camille@exemple.fr' });
    await signedIn(database(), accountId);
    const link = { purpose: 'login' as const, email: 'a@exemple.fr', returnTo: '/' };
    await db
      .insert(schema.mailLink)
      .values({ ...link, tokenHash: 'x', createdAt: NOW, expiresAt: hours(1) });
    await db.insert(schema.throttle).values({ key: 'k', windowStart: NOW, count: 1 });
    expect(await purgeExpired(db, hours(11))).toBe(0);
    expect(await purgeExpired(db, hours(12))).toBe(1);
    expect(await purgeExpired(db, hours(25))).toBe(2);
    expect(await purgeExpired(db, hours(25))).toBe(0);
    expect(await db.select().from(schema.account)).toHaveLength(1);
  });
});
