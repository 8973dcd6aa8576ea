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

  it('have an account first', async () => {
    expect(await set('moderator', 'personne@exemple.fr')).toBe('unknown');
  });
});
