import { expect, it } from 'vitest';
import { schema, verifyEventLog } from '@gouvtech/db';
import { withDatabases } from '@gouvtech/db/testing';
import { person } from '../../../test/people.ts';
import { NOW } from '../../../test/catalogue-builder.ts';
import { listStaff, readSession, setStaff } from './index.ts';

withDatabases('those who moderate', (database) => {
  const EMAIL = 'camille@exemple.fr';
  const set = (role: 'moderator' | 'administrator' | null, email = EMAIL) =>
    setStaff(database(), NOW, email, role);

  it('are named and removed, each time with an event and without their sessions', async () => {
    const { headers } = await person(database(), { email: EMAIL });
    const token = headers.cookie!.split('=')[1]!;
    expect(await set('moderator')).toBe('changed');
    expect(await listStaff(database().db)).toEqual([{ email: EMAIL, role: 'moderator' }]);
    expect(await readSession(database(), new Date(NOW), token)).toBeNull();
    expect(await set('moderator')).toBe('unchanged');
    expect(await set(null)).toBe('changed');
    expect(await listStaff(database().db)).toEqual([]);
    const events = await database().db.select().from(schema.event);
    expect(events.map(({ action }) => action)).toEqual(['account:set-staff', 'account:set-staff']);
    expect((await verifyEventLog(database())).ok).toBe(true);
  });

  it('are never all gone: the last administrator stays', async () => {
    await person(database(), { email: EMAIL });
    await person(database(), { email: 'autre@exemple.fr' });
    await set('administrator');
    expect(await set(null)).toBe('last');
    expect(await set('moderator')).toBe('last');
    await set('administrator', 'autre@exemple.fr');
    expect(await set(null)).toBe('changed');
  });

  it('are never all gone when two are removed at once', async () => {
    await person(database(), { email: EMAIL });
    await person(database(), { email: 'autre@exemple.fr' });
    await set('administrator');
    await set('administrator', 'autre@exemple.fr');
    const both = await Promise.all([set(null), set(null, 'autre@exemple.fr')]);
    expect(both.sort()).toEqual(['changed', 'last']);
  });

  it('have an account first', async () => {
    expect(await set('moderator', 'personne@exemple.fr')).toBe('unknown');
  });
});
